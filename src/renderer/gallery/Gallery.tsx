import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { Card } from '../ui/Card'
import { Chart } from '../ui/Chart'
import { ComparisonBadge } from '../ui/ComparisonBadge'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { ExportButton } from '../ui/ExportButton'
import { FilterChips } from '../ui/FilterChips'
import { JobProgress } from '../ui/JobProgress'
import { MetricValue } from '../ui/MetricValue'
import { NoticeList } from '../ui/NoticeList'
import { Page } from '../ui/Page'
import { RenameField } from '../ui/RenameField'
import { SavedList } from '../ui/SavedList'
import { WideTable } from '../ui/WideTable'
import { FieldStates } from './FieldStates'
import { barChart, byMaker, emptyChart, lineChart, longText, nothing, plateColumns, plates, saved } from './fixtures'
import classes from './Gallery.module.css'
import { Component, State } from './State'

const idle = { isRunning: false, progress: null, cancel: nothing }
const views = [{ id: 1, name: 'Press' }, { id: 2, name: longText }]
const savedWords = { list: 'Views', one: 'the view', save: 'Save the view', rename: 'Rename the view', remove: 'Remove this view', keeps: 'Filter, columns and order.' }
const table = { columns: plateColumns, rowKey: ({ id }: { readonly id: number }) => id, rowLabel: ({ name }: { readonly name: string }) => name, caption: '3 plates' }

const Texts = () => (
  <>
    <Component name="Card">
      <State name="default"><Card title="Backups"><p>The newest backup is of today.</p></Card></State>
      <State name="with actions and a long title"><Card title={longText} actions={<Button size="compact-sm" variant="default">Back up now</Button>}><p>{longText}</p></Card></State>
    </Component>
    <Component name="EmptyState">
      <State name="default"><EmptyState icon={<IconUsers size={24} />} title="Relationships start here" action={<Button>New contact</Button>}>Add somebody, or import a list.</EmptyState></State>
      <State name="long text, no action"><EmptyState icon={<IconUsers size={24} />} title={longText}>{longText}</EmptyState></State>
    </Component>
    <Component name="FilterChips">
      <State name="one"><FilterChips filters={[{ label: 'Status', value: 'Active', keys: ['status'] }, { label: 'Platform', value: null, keys: ['platform'] }]} onRemove={nothing} /></State>
      <State name="several, long text"><FilterChips filters={[{ label: 'Status', value: 'Active', keys: ['status'] }, { label: 'Search', value: longText, keys: ['q'] }]} onRemove={nothing} /></State>
      <State name="hover" force="hover"><FilterChips filters={[{ label: 'Status', value: 'Active', keys: ['status'] }]} onRemove={nothing} /></State>
      <State name="focus" force="focus-visible"><FilterChips filters={[{ label: 'Status', value: 'Active', keys: ['status'] }]} onRemove={nothing} /></State>
    </Component>
    <Component name="NoticeList">
      <State name="default"><NoticeList sentences={['Clicks of two kinds are not added.']} /></State>
      <State name="folded"><NoticeList sentences={['One.', 'Two.', 'Three.', 'Four.']} /></State>
      <State name="long text"><NoticeList sentences={[longText]} /></State>
    </Component>
    <Component name="MetricValue">
      <State name="default"><MetricValue text="1,204" /></State>
      <State name="missing"><MetricValue text="n/a" reason="No clicks were counted." isFocusable /></State>
      <State name="missing, focus" force="focus-visible"><MetricValue text="n/a" reason="No clicks were counted." isFocusable /></State>
      <State name="with a note"><MetricValue text="1,204" note="Link clicks" /></State>
    </Component>
    <Component name="ComparisonBadge">
      <State name="good"><ComparisonBadge text="+12.00%" direction="up" tone="good" against="the 30 days before" /></State>
      <State name="bad"><ComparisonBadge text="−4.00%" direction="down" tone="bad" against="the 30 days before" /></State>
      <State name="neutral"><ComparisonBadge text="0.00%" direction="same" tone="neutral" against="the 30 days before" /></State>
    </Component>
  </>
)

const Changing = () => (
  <>
    <Component name="RenameField">
      <State name="default"><RenameField label="Name" name="Autumn tableware" onRename={saved} /></State>
      <State name="hover" force="hover"><RenameField label="Name" name="Autumn tableware" onRename={saved} /></State>
      <State name="focus" force="focus-visible"><RenameField label="Name" name="Autumn tableware" onRename={saved} /></State>
      <State name="long text"><RenameField label="Name" name={longText} onRename={saved} /></State>
    </Component>
    <Component name="SavedList">
      <State name="none"><SavedList words={savedWords} items={[]} current={null} saveLabel="Save this view" onOpen={nothing} onSave={saved} onRename={saved} onRemove={nothing} /></State>
      <State name="one shown, long text" isWide><SavedList words={savedWords} items={views} current={views[0] ?? null} saveLabel={null} onOpen={nothing} onSave={saved} onRename={saved} onRemove={nothing} /></State>
    </Component>
    <Component name="ExportButton">
      <State name="default"><ExportButton label="Export" doing="Writing" job={idle} progressAt="after" onExport={nothing} /></State>
      <State name="busy"><ExportButton label="Export" doing="Writing" job={{ ...idle, isRunning: true }} progressAt="before" onExport={nothing} /></State>
    </Component>
    <Component name="JobProgress">
      <State name="loading"><JobProgress label="Reading the file" progress={null} onCancel={nothing} /></State>
      <State name="half done"><JobProgress label="Reading the file" progress={{ label: 'Reading 400 of 800 rows', done: 400, total: 800, secondsLeft: 20 }} onCancel={nothing} /></State>
      <State name="nobody knows how much, long text"><JobProgress label="Reading" progress={{ label: longText, done: 400, total: null, secondsLeft: null }} onCancel={nothing} /></State>
    </Component>
  </>
)

/** More columns than half of a screen has room for. */
const sizes = Array.from({ length: 12 }, (_, index) => `${index + 16} centimetres`)

const Figures = () => (
  <>
    <Component name="Chart">
      <State name="line" isWide><Chart model={lineChart} height={200} /></State>
      <State name="bars"><Chart model={barChart} height={180} /></State>
      <State name="empty"><Chart model={emptyChart} height={180} /></State>
    </Component>
    <Component name="DataTable">
      <State name="default, with its ColumnChooser" isWide><DataTable name="gallery-plain" {...table} label="Plates" rows={plates} onOpen={nothing} maxHeight={240} /></State>
      <State name="selected, focus" isWide force="focus-visible"><DataTable name="gallery-chosen" {...table} label="Chosen plates" rows={plates} selected={new Set([1])} onSelect={nothing} maxHeight={240} /></State>
      <State name="grouped, with its GroupChooser and GroupHeading, one folded" isWide><DataTable name="gallery-grouped" {...table} label="Plates by maker" rows={plates} grouping={byMaker} maxHeight={280} /></State>
      <State name="empty"><DataTable name="gallery-empty" {...table} label="No plates" rows={[]} empty={<EmptyState icon={<IconUsers size={24} />} title="No plates yet">Add one.</EmptyState>} /></State>
    </Component>
    <Component name="WideTable">
      <State name="cut at its end"><WideTable label="Sizes"><table><thead><tr><th scope="col">Plate</th>{sizes.map((size) => <th key={size} scope="col">{size}</th>)}</tr></thead><tbody><tr><th scope="row">Dinner plate</th>{sizes.map((size) => <td key={size}>{size}</td>)}</tr></tbody></table></WideTable></State>
      <State name="with room" isWide><WideTable label="Few sizes"><table><thead><tr><th scope="col">Plate</th><th scope="col">Width</th></tr></thead><tbody><tr><th scope="row">Dinner plate</th><td>27 cm</td></tr></tbody></table></WideTable></State>
    </Component>
  </>
)

/** Every component of `src/renderer/ui` in every state; what lies over a screen is in Overlay.tsx. */
export const Gallery = () => (
  <main className={classes['gallery']}>
    <Component name="Page">
      <State name="default" isWide><Page title="Autumn tableware" breadcrumbs={[{ label: 'Campaigns', to: '/' }]} actions={<Button variant="default">Edit</Button>}>What the screen shows.</Page></State>
      <State name="long text" isWide><Page title={longText} actions={<Button>New contact</Button>}>{longText}</Page></State>
    </Component>
    <Texts />
    <FieldStates />
    <Changing />
    <Figures />
  </main>
)
