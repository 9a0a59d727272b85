import { IconSearch } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import { EmptyState } from '../ui/EmptyState'

/** In place of the rows of a table whose search leaves none. */
export const NothingMatches = ({ title }: { readonly title: string }) => <EmptyState icon={<IconSearch size={24} />} title={title}>{t`Change or clear the search above.`}</EmptyState>
