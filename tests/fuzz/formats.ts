import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { formatOf, shapes, sumOf, trueRows, writeTable } from '../support/report-files'
import { seeded, type Seeded } from '../support/seeded'
import { metaSpreadsheet, packParts, spreadsheetParts } from '../support/spreadsheet-files'
import { mutateOften } from './mutate'

/** One format that is fuzzed: its name, how a mutated file of it is called, and how one is made of a seed. */
interface FuzzedFormat {
  readonly name: string
  readonly file: string
  readonly subject: 'imports' | 'own'
  readonly make: (random: Seeded) => Buffer
}

/** Reports of one platform in several dialects, with rows of their own. */
const generated = (platform: string): Buffer[] =>
  shapes.filter((shape) => shape.platform === platform).flatMap((shape) =>
    [',', ';', '\t'].map((delimiter, index) => {
      const rows = trueRows(seeded(index + 1), 'EUR')
      const format = formatOf({ decimal: index === 1 ? ',' : '.', group: '' }, 'iso', 'EUR', '')
      const lines = [...shape.preamble.map((line) => [line]), shape.headers('EUR'), ...rows.map((row) => shape.cells(row, format, 'EUR')), ...shape.footer(sumOf(rows), format, 'EUR')]
      return writeTable(lines, { delimiter, lineEnd: '\r\n', quoting: 'needed', encoding: index === 2 ? 'utf-16le bom' : 'utf-8', namesDelimiter: false })
    }),
  )

/** The formats, with seeds from the project's fixtures and, where they are there, from real exports. */
export const fuzzedFormats = (root: string, realData: string): readonly FuzzedFormat[] => {
  const fixtures = (folder: string, names?: RegExp): Buffer[] => {
    const path = join(root, 'tests/imports/fixtures', folder)
    return readdirSync(path).filter((name) => names?.test(name) ?? true).sort().map((name) => readFileSync(join(path, name)))
  }
  const real = (folder: string): Buffer[] => {
    const path = join(realData, folder)
    return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.csv')).sort().map((name) => readFileSync(join(path, name))) : []
  }
  const text = (name: string, seeds: readonly Buffer[], subject: FuzzedFormat['subject'] = 'imports'): FuzzedFormat => ({ name, file: 'mutated.csv', subject, make: (random) => mutateOften(random.pick(seeds), random) })

  const parts: Readonly<Record<string, string>> = spreadsheetParts(metaSpreadsheet().rows.slice(0, 13))
  const whole = packParts(parts)
  // What is broken inside is only stored: packing and unpacking it would take most of the time.
  const spreadsheet = (random: Seeded): Buffer => {
    const part = random.pick(Object.keys(parts))
    return random.below(4) === 0 ? mutateOften(whole, random) : packParts({ ...parts, [part]: mutateOften(Buffer.from(parts[part] ?? ''), random).toString('utf8') }, 0)
  }
  const archived = Object.fromEntries(['linkedin-connections.csv', 'linkedin-messages.csv', 'linkedin-invitations.csv'].map((name) => [name, readFileSync(join(root, 'tests/imports/fixtures/people', name))]))
  const archive = (random: Seeded): Buffer => {
    const name = random.pick(Object.keys(archived))
    const packed = (content: Readonly<Record<string, Buffer>>, level: 0 | 6): Buffer => Buffer.from(zipSync(content, { level }))
    return random.below(3) === 0 ? packed({ ...archived, [name]: mutateOften(archived[name] ?? Buffer.alloc(0), random) }, 0) : mutateOften(packed(archived, 6), random)
  }
  return [
    text('Meta', [...generated('meta'), ...real('meta-briyanes/file csv'), ...real('meta-briyanes/test-data/bulan ini')]),
    text('Google Ads', [...generated('google'), ...fixtures('google'), ...real('google-ads/londonclean01'), ...real('google-ads/VishalMotling')]),
    text('other platforms of ads', [...['linkedin', 'tiktok', 'pinterest', 'microsoft', 'x', 'reddit', 'snapchat'].flatMap((folder) => fixtures(folder)), ...real('thirdparty-fixtures/linkedin-cm'), ...real('thirdparty-fixtures/microsoft-ads')]),
    text('any table of ads', generated('generic')),
    { name: 'spreadsheets', file: 'mutated.xlsx', subject: 'imports', make: spreadsheet },
    text('posts and followers', [...fixtures('organic'), Buffer.from('Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers\n09/01/2026,0,3,0,3\n09/02/2026,1,4,0,5\n')], 'own'),
    text('LinkedIn people', fixtures('people', /^linkedin/)),
    text('tables of people', fixtures('people', /^(google|outlook|mastodon|people)/)),
    text('contact cards', fixtures('people', /^cards/)),
    text('JSON downloads', fixtures('people', /^(instagram|threads|facebook|x-)/)),
    { name: 'archives', file: 'mutated.zip', subject: 'imports', make: archive },
  ]
}
