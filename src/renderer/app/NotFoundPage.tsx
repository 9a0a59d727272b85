import { IconMapOff } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import { keyNames } from '../platform/key-names'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'

/** What stands under an address that leads to no screen, as one that was typed. */
export const NotFoundPage = () => (
  <Page title={t`Not found`}>
    <EmptyState icon={<IconMapOff size={24} />} title={t`There is no such page`}>{t`The menu at the side leads to every screen, and ${keyNames('Ctrl K')} finds everything by name.`}</EmptyState>
  </Page>
)
