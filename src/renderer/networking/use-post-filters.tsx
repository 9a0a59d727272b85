import type { ReactNode } from 'react'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { Permission, permissionNames } from '../../shared/networking/post'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { SelectField } from '../ui/fields'
import type { FilterInForce } from '../ui/FilterChips'
import { PeriodFields, periodInForce } from '../ui/PeriodFields'
import { labelOf } from '../views/filters-in-force'
import { platformOptions, sentimentOptions } from './labels'
import { periodNames } from './period-search'
import type { PostScope, PostSearch } from './post-search'
import { scopeNames } from './post-search'

interface PostFiltersProps {
  readonly search: PostSearch
  readonly onChange: (part: Partial<Record<keyof PostSearch, unknown>>) => void
  readonly scopes: readonly PostScope[]
}

const all = { value: '' as const, label: t`All` }
const orNothing = (value: string): string | undefined => (value === '' ? undefined : value)

interface PostFields {
  readonly fields: ReactNode
  readonly filters: readonly FilterInForce[]
  /** What our handles are called, by their ids as text. */
  readonly handleNames: Readonly<Record<string, string>>
}

/** Which posts a list shows: the fields beside its search, and what they are set to. */
export const usePostFilters = ({ search, onChange, scopes }: PostFiltersProps): PostFields => {
  const client = useClient()
  const { value: handles = [] } = useAnswer(client.networking.ownHandle.list, {})
  const handleNames = Object.fromEntries(handles.map(({ id, handle, platform }) => [String(id), `${handle}, ${platformNames[platform]}`]))
  const [usual] = scopes
  return {
    handleNames,
    fields: (
      <>
        <SelectField
          label={t`Show`}
          value={search.scope ?? usual ?? 'all'}
          onChange={(scope) => onChange({ scope: scope === usual ? undefined : scope })}
          options={scopes.map((value) => ({ value, label: scopeNames[value] }))}
        />
        <SelectField
          label={t`Platform`}
          value={search.platform ?? ''}
          onChange={(platform) => onChange({ platform: orNothing(platform) })}
          options={[all, ...platformOptions]}
        />
        {handles.length > 0 && (
          <SelectField
            label={t`Handle`}
            value={String(search.handle ?? '')}
            onChange={(id) => onChange({ handle: id === '' ? undefined : Number(id) })}
            options={[all, ...handles.map(({ id }) => ({ value: String(id), label: handleNames[String(id)] ?? '' }))]}
          />
        )}
        <SelectField
          label={t`Sentiment`}
          value={search.sentiment ?? ''}
          onChange={(sentiment) => onChange({ sentiment: orNothing(sentiment) })}
          options={[all, ...sentimentOptions]}
        />
        {usual !== 'all' && (
          <SelectField
            label={t`Permission`}
            value={search.permission ?? ''}
            onChange={(permission) => onChange({ permission: orNothing(permission) })}
            options={[all, ...Permission.options.map((value) => ({ value, label: permissionNames[value] }))]}
          />
        )}
        <PeriodFields names={periodNames} search={search} onChange={onChange} usual="all" offered={['all', 'last30', 'last90', 'last365', 'custom']} />
      </>
    ),
    filters: [
      { label: t`Show`, value: search.scope === undefined || search.scope === usual ? null : scopeNames[search.scope], keys: ['scope'] },
      { label: t`Platform`, value: search.platform === undefined ? null : platformNames[search.platform], keys: ['platform'] },
      // What was removed is still what the list is narrowed to.
      { label: t`Handle`, value: search.handle === undefined ? null : (handles.find(({ id }) => id === search.handle)?.handle ?? '–'), keys: ['handle'] },
      { label: t`Sentiment`, value: labelOf(sentimentOptions, search.sentiment), keys: ['sentiment'] },
      { label: t`Permission`, value: search.permission === undefined ? null : permissionNames[search.permission], keys: ['permission'] },
      periodInForce(search, periodNames),
    ],
  }
}
