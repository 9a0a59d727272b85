import type { ImportPlatform, ImportQuestion } from '../../shared/imports/import'
import type { PeoplePart, PeoplePreview } from '../../shared/imports/people'
import type { Day } from '../../shared/kernel/day'
import { Day as DaySchema } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import type { ReadImportOptions, ReadPerson, ReadTouch, RefusedRow } from '../reading'
import type { TableRow } from '../table'
import type { PartSink } from './part'
import { makePerson, Notes, PersonRefused } from './person'

const chunkPeople = 500
const keptRefusals = 1000
const keptFirstRows = 40
const shownPerPart = 12

interface CollectedPart {
  readonly name: string
  readonly takenFor: string | null
  readonly why: string
  readonly isMissed: boolean
  rows: number
  shown: number
}

/** Gathers what the readers of all parts find, hands it on in chunks and keeps the account of rows. */
export class PeopleCollector {
  readonly notes = new Notes()
  readonly refusals: RefusedRow[] = []
  /** The first rows of a single table, down to its headings and a little further. */
  readonly firstRows: TableRow[] = []
  readonly questions: ImportQuestion[] = []
  rowsRead = 0
  rowsRefused = 0
  headerLine = 1
  headerHash = ''
  headings: readonly string[] = []
  columns: PeoplePreview['columns'] = []
  from: Day | null = null
  to: Day | null = null
  readonly platforms = new Set<ImportPlatform>()
  readonly takenFor: string[] = []
  private readonly parts: CollectedPart[] = []
  private people: ReadPerson[] = []
  private touches: ReadTouch[] = []
  private readonly shared = new Map<string, string>()
  private photoLetters = 0

  constructor(
    private readonly reading: Pick<ReadImportOptions, 'options' | 'remembered' | 'onPeople'>,
    /** Letters of base64 of all pictures together, which wait in memory until they are saved. */
    private readonly mostPhotoLetters = 256 * 1024 * 1024,
  ) {}

  /** `isMissed`: whether a person would look for it. */
  leaveOut(name: string, why: string, isMissed: boolean): void {
    this.parts.push({ name, takenFor: null, why, isMissed, rows: 0, shown: 0 })
  }

  /** Without its picture where the file has more of them than there is room for. */
  private withRoom(person: ReadPerson): ReadPerson {
    if (person.photo === '') return person
    this.photoLetters += person.photo.length
    if (this.photoLetters <= this.mostPhotoLetters) return person
    this.notes.add(t`A picture was left out, since all of them together take too much room`, person.line)
    return { ...person, photo: '' }
  }

  /** Opens the account of a part; everything its reader says goes through the sink. */
  open(name: string, platform: ImportPlatform, takenFor: string, why: string): PartSink {
    const part: CollectedPart = { name, takenFor, why, isMissed: false, rows: 0, shown: 0 }
    const position = this.parts.push(part) - 1
    this.platforms.add(platform)
    this.takenFor.push(takenFor)
    // Several parts have lines of their own; the name tells whose a refused line is.
    const isNamed = (): boolean => this.parts.filter(({ takenFor: what }) => what !== null).length > 1
    const refuse = (line: number, reason: string, text: string, cells?: readonly string[]): void => {
      part.rows += 1
      this.rowsRead += 1
      this.rowsRefused += 1
      if (this.refusals.length < keptRefusals) this.refusals.push({ line, reason: isNamed() ? `${name}: ${reason}` : reason, text, cells })
    }
    return {
      notes: this.notes,
      options: this.reading.options,
      remembered: (hash) => this.reading.remembered.get(hash) ?? null,
      shared: this.shared,
      refuse,
      person: (raw, text, cells) => {
        try {
          const person = this.withRoom(makePerson(raw, position, this.notes))
          if (person.rows === 1) {
            part.rows += 1
            this.rowsRead += 1
          }
          if (person.shown !== null) part.shown += 1
          this.people.push(person)
          if (this.people.length >= chunkPeople) this.flush()
          return person.identity
        } catch (error) {
          if (!(error instanceof PersonRefused)) throw error
          if (raw.rows !== 0) refuse(raw.line, error.message, text, cells)
          return null
        }
      },
      touch: (touch) => {
        part.rows += touch.rows
        this.rowsRead += touch.rows
        this.touches.push({ ...touch, part: position })
        if (this.touches.length >= chunkPeople) this.flush()
      },
      counted: () => {
        part.rows += 1
      },
      wantsShown: () => part.shown < shownPerPart,
      ask: (question) => {
        if (!this.questions.some(({ id }) => id === question.id)) this.questions.push(question)
      },
      columns: (columns, headerHash, headings) => {
        this.headings = headings
        this.columns = columns
        this.headerHash = headerHash
      },
      headerLine: (line) => {
        this.headerLine = line
      },
      day: (text) => {
        const day = DaySchema.safeParse(text)
        if (!day.success) return
        if (this.from === null || day.data < this.from) this.from = day.data
        if (this.to === null || day.data > this.to) this.to = day.data
      },
    }
  }

  /** Keeps the lines down to the headings, by which rows can be written again. */
  keepFirst(row: TableRow): void {
    if (this.firstRows.length < keptFirstRows) this.firstRows.push(row)
  }

  flush(): void {
    if (this.people.length + this.touches.length === 0) return
    this.reading.onPeople({ people: this.people, touches: this.touches })
    this.people = []
    this.touches = []
  }

  partsRead(): PeoplePart[] {
    return this.parts.map(({ name, takenFor, why, isMissed, rows }) => ({ name, takenFor, why, isMissed, rows: takenFor === null ? null : rows }))
  }
}
