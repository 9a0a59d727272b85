import { t } from '../../shared/kernel/words'
import { type ReportDocument, partsOf } from '../../shared/reports/document'
import { Notes } from '../marketing/KeyFigures'
import { Card } from '../ui/Card'
import { PartView } from './PartView'
import marketing from '../marketing/marketing.module.css'
import classes from './reports.module.css'

/** What every figure of a report means. */
export const Definitions = ({ definitions }: Pick<ReportDocument, 'definitions'>) => (
  <Card title={t`Definitions`}>
    <dl className={marketing['facts']}>
      {definitions.map(({ label, definition }) => (
        <div key={`${label} ${definition}`} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  </Card>
)

/** Any report on screen: the same document that its files are made from. */
export const ReportView = ({ name, document }: { readonly name: string; readonly document: ReportDocument }) => {
  const { title, subtitle, cover, notes, definitions } = document
  return (
    <>
      <p className={marketing['soft']}>{subtitle.slice(1).join(' · ')}</p>
      {cover !== undefined && cover.summary.length > 0 && (
        <section className={classes['cover']} aria-label={t`Summary`}>
          {cover.summary.map((text, index) => (
            // Paragraphs have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <p key={index}><bdi>{text}</bdi></p>
          ))}
        </section>
      )}
      {partsOf(document).map((part, index) => <PartView key={part.heading} part={part} name={`${name}-${index}`} report={title} />)}
      <Notes notes={[...new Set(notes)]} />
      <Definitions definitions={definitions} />
    </>
  )
}
