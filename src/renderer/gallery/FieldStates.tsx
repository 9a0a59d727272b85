import { Button, Checkbox, SegmentedControl, Switch } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Day } from '../../shared/kernel/day'
import { DayField, MoneyField, NumberField, PassphraseField, SelectField, TagsField, TextAreaField, TextField } from '../ui/fields'
import { FindField } from '../ui/FindField'
import { IconButton } from '../ui/IconButton'
import { PeriodFields } from '../ui/PeriodFields'
import { longText, nothing } from './fixtures'
import { Component, State } from './State'

const choices = [{ value: 'a', label: 'Every quarter' }, { value: 'b', label: longText }] as const

const Kinds = () => (
  <Component name="fields">
    <State name="empty, required"><TextField label="Name" value="" onChange={nothing} placeholder="As it is said" isRequired /></State>
    <State name="focus" force="focus-visible"><TextField label="Name" value="Ada Albers" onChange={nothing} /></State>
    <State name="error and description"><TextField label="Name" value="Ada" onChange={nothing} description="As it is said." error="There is somebody of that name." /></State>
    <State name="long text"><TextField label={longText} value={longText} onChange={nothing} /></State>
    <State name="several lines"><TextAreaField label="Note" value={longText} onChange={nothing} /></State>
    <State name="choice"><SelectField label="Rhythm" value="a" options={choices} onChange={nothing} /></State>
    <State name="day"><DayField label="Day" value="2026-03-09" onChange={nothing} /></State>
    <State name="number"><NumberField label="Days" value={21} onChange={nothing} /></State>
    <State name="money, error"><MoneyField label="Budget" value={120_050} currency="EUR" onChange={nothing} error="More than there is." /></State>
    <State name="tags"><TagsField label="Tags" value={['press', 'wholesale', 'a tag of many words']} onChange={nothing} /></State>
    <State name="passphrase"><PassphraseField label="Passphrase" value="bowls and plates" onChange={nothing} isNew /></State>
    <State name="search"><FindField value="ada" onChange={nothing} placeholder="Name, handle, tag" /></State>
  </Component>
)

const variants = ['filled', 'default', 'light', 'subtle'] as const

const periodNames = { last30: 'Last 30 days', all: 'All days', custom: 'From … to …' }
const period = { names: periodNames, usual: 'all', offered: ['last30', 'all', 'custom'], onChange: nothing } as const

const Periods = () => (
  <Component name="PeriodFields">
    <State name="by name"><PeriodFields {...period} search={{}} /></State>
    <State name="by its ends, the wrong way round"><PeriodFields {...period} search={{ days: 'custom', from: Day.parse('2026-03-09'), to: Day.parse('2026-03-01') }} /></State>
  </Component>
)

/** Mantine's own controls as the app's tokens make them. */
const Controls = () => (
  <Component name="controls">
    {variants.map((variant) => <State key={variant} name={variant}><Button variant={variant}>Import files</Button> <Button variant={variant} disabled>Import files</Button></State>)}
    <State name="hover" force="hover"><Button variant="default">Import files</Button></State>
    <State name="focus" force="focus-visible"><Button>Import files</Button></State>
    <State name="loading"><Button loading>Import files</Button></State>
    <State name="sign"><IconButton label="Edit"><IconPencil size={16} /></IconButton></State>
    <State name="choice of a few"><SegmentedControl aria-label="Rows" value="a" data={[{ value: 'a', label: 'Comfortable' }, { value: 'b', label: 'Compact' }]} transitionDuration={0} /></State>
    <State name="ticked"><Checkbox label="Flights" checked onChange={nothing} /> <Checkbox label="Off" disabled /></State>
    <State name="switched"><Switch label="Tell me" checked onChange={nothing} /></State>
  </Component>
)

/** Everything that is typed into or pressed. */
export const FieldStates = () => (
  <>
    <Kinds />
    <Periods />
    <Controls />
  </>
)
