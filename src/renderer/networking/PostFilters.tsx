import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { Permission } from '../../shared/networking/post'
import { sentimentLabels } from '../../shared/networking/sentiment/sentiment'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { SelectField } from '../ui/fields'
import { FilterChips } from '../ui/FilterChips'
import { FindField } from '../ui/FindField'
import { foundBy, without } from '../views/filters-in-force'
import { permissionNames, platformOptions, sentimentNames } from './labels'
import classes from './networking.module.css'
import { PeriodFields, periodInForce } from './PeriodFields'
import type { PostScope, PostSearch } from './post-search'
import { scopeNames } from './post-search'

interface PostFiltersProps {
  readonly search: PostSearch
  readonly onChange: (part: Partial<Record<keyof PostSearch, unknown>>) => void
  readonly scopes: readonly PostScope[]
}

const all = { value: '' as const, label: t`All` }
const orNothing = (value: string): string | undefined => (value === '' ? undefined : value)

/** Which posts a list shows. */
export const PostFilters = ({ search, onChange, scopes }: PostFiltersProps) => {
  const client = useClient()
  const { value: handles = [] } = useAnswer(client.networking.ownHandle.list, {})
  const [usual] = scopes
  return (
    <>
      <div className={classes['filters']} role="group" aria-label={t`Filters`}>
        <FindField placeholder={t`Text, address or author`} value={search.find ?? ''} onChange={(text) => onChange({ find: orNothing(text) })} />
        <SelectField label={t`Show`} value={search.scope ?? usual ?? 'all'} onChange={(scope) => onChange({ scope: scope === usual ? undefined : scope })} options={scopes.map((value) => ({ value, label: scopeNames[value] }))} />
        <SelectField label={t`Platform`} value={search.platform ?? ''} onChange={(platform) => onChange({ platform: orNothing(platform) })} options={[all, ...platformOptions]} />
        {handles.length > 0 && <SelectField label={t`Handle`} value={String(search.handle ?? '')} onChange={(id) => onChange({ handle: id === '' ? undefined : Number(id) })} options={[all, ...handles.map(({ id, handle, platform }) => ({ value: String(id), label: `${handle}, ${platformNames[platform]}` }))]} />}
        <SelectField label={t`Sentiment`} value={search.sentiment ?? ''} onChange={(sentiment) => onChange({ sentiment: orNothing(sentiment) })} options={[all, ...sentimentLabels.map((value) => ({ value, label: sentimentNames[value] })), { value: 'unread', label: t`Not read` }]} />
        {usual !== 'all' && <SelectField label={t`Permission`} value={search.permission ?? ''} onChange={(permission) => onChange({ permission: orNothing(permission) })} options={[all, ...Permission.options.map((value) => ({ value, label: permissionNames[value] }))]} />}
        <PeriodFields search={search} onChange={onChange} usual="all" offered={['all', 'last30', 'last90', 'last365', 'custom']} />
      </div>
      <FilterChips
        filters={[
          foundBy(search),
          { label: t`Show`, value: search.scope === undefined || search.scope === usual ? null : scopeNames[search.scope], keys: ['scope'] },
          { label: t`Platform`, value: search.platform === undefined ? null : platformNames[search.platform], keys: ['platform'] },
          { label: t`Handle`, value: handles.find(({ id }) => id === search.handle)?.handle, keys: ['handle'] },
          { label: t`Sentiment`, value: search.sentiment === undefined ? null : search.sentiment === 'unread' ? t`Not read` : sentimentNames[search.sentiment], keys: ['sentiment'] },
          { label: t`Permission`, value: search.permission === undefined ? null : permissionNames[search.permission], keys: ['permission'] },
          periodInForce(search),
        ]}
        onRemove={(keys) => onChange(without(keys))}
      />
    </>
  )
}
