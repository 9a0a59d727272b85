import { Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { Creative, CreativeVariant } from '../../shared/marketing/creative'
import { limitFor } from '../../shared/marketing/placement-limits'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { IconButton } from '../ui/IconButton'
import { showMessage } from '../ui/toasts'
import { assetText, countText, fixedReason, limitsText, variantName } from './creative-view'
import { Problems } from './Problems'
import { VariantDialog } from './VariantDialog'
import classes from './Creatives.module.css'
import marketingClasses from './marketing.module.css'

const textNames = { headline: t`Headline`, body: t`Text`, description: t`Description` } as const

const Copy = ({ variant }: { readonly variant: CreativeVariant }) => {
  const limit = limitFor(variant.platform, variant.placement)
  const asset = assetText(variant)
  return (
    <dl className={classes['copy']}>
      {(['headline', 'body', 'description'] as const).map((field) =>
        variant[field] === '' ? null : (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{textNames[field]}</dt>
            <dd>
              <bdi>{variant[field]}</bdi>{' '}
              <span className={classes['count']} data-severity={variant.problems.find((problem) => problem.field === field)?.severity}>({countText(variant[field], field, limit)})</span>
            </dd>
          </div>
        ),
      )}
      {asset !== '' && <><dt>{t`Picture or film`}</dt><dd><bdi>{asset}</bdi></dd></>}
    </dl>
  )
}

/** A creative in each of its placements, with what the platforms would say. */
export const VariantsCard = ({ creative }: { readonly creative: Creative }) => {
  const client = useClient()
  const remove = useCommand(client.marketing.creative.removeVariant)
  const [dialog, setDialog] = useState<CreativeVariant | 'new' | null>(null)
  const fixed = fixedReason(creative.state)
  const removeVariant = async (id: CreativeVariant['id']): Promise<void> => {
    const result = await remove({ id })
    if (result?.ok === false) showMessage(result.error.type === 'CreativeIsFixed' ? t`The creative was approved meanwhile.` : t`It was removed meanwhile.`, 'failed')
  }
  return (
    <Card title={t`Variants`} actions={fixed === null ? <Button size="compact-sm" variant="default" onClick={() => setDialog('new')}>{t`New variant`}</Button> : undefined}>
      {fixed !== null && <p className={marketingClasses['soft']}>{fixed}</p>}
      {creative.variants.length === 0 && fixed === null && <p className={marketingClasses['soft']}>{t`A variant is the copy and picture for one placement. Add the first; its texts and size are checked while you type.`}</p>}
      {creative.variants.map((variant) => (
        <section key={variant.id} className={classes['variant']} aria-label={variantName(variant)}>
          <div className={classes['variantHead']}>
            <h3>{variantName(variant)}</h3>
            {fixed === null && <IconButton size={26} label={t`Edit ${variantName(variant)}`} onClick={() => setDialog(variant)}><IconPencil size={15} /></IconButton>}
            {fixed === null && <IconButton size={26} label={t`Remove ${variantName(variant)}`} onClick={() => void removeVariant(variant.id)}><IconTrash size={15} /></IconButton>}
          </div>
          <Copy variant={variant} />
          <Problems problems={variant.problems} />
          <p className={classes['source']}>{limitsText(limitFor(variant.platform, variant.placement))}</p>
        </section>
      ))}
      {dialog !== null && <VariantDialog creativeId={creative.id} variant={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} />}
    </Card>
  )
}
