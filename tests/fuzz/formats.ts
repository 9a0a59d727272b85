import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { formatOf, shapes, sumOf, trueRows, writeTable } from '../support/report-files'
import { seeded, type Seeded } from '../support/seeded'
import { metaSpreadsheet, packParts, spreadsheetParts } from '../support/spreadsheet-files'
import { mutateOften } from './mutate'
import type { FuzzedSubject } from './problem'

/** One format that is fuzzed: its name, how a mutated file of it is called, and how one is made of a seed. */
interface FuzzedFormat {
  readonly name: string
  readonly file: string
  readonly subject: FuzzedSubject
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

/** Shapes that no fixture has: lines above the table that say its days and currency, ids in brackets, headings that stand twice, lists of scheduling programs. */
const unlikeFixtures = {
  ads: [
    'Campaigns\nStart Date: Jan 1, 2026\nEnd Date: Jan 31, 2026\nCurrency: GBP\nTime Zone: Europe/London\n\nCampaign ID,Campaign Name,Spend,Impressions,Taps,Installs (Total)\n123456,Kiln App,100.50,1000,50,12\n,,100.50,1000,50,12\n',
    'Report Name: Nuevo informe\nTime Zone: (GMT) Hora universal coordinada\n\nId. de la cuenta,Nombre de la campaña,Gasto,Impresiones,Clics\n[138000001],NORTE,302.43,5242,138\nTotal,-,-,5242,138\n©2026 Microsoft Corporation. All rights reserved.\n',
  ],
  posts: ['Post performance,,,\n"Mar 1, 2024 - Mar 31, 2024",,,\nDate (GMT),Post ID,Post Message,Post Permalink,Impressions,Likes,Video Views\n"Mar 15, 2024 14:30",111_222,"New\ncollection",https://facebook.com/111/posts/222,"2,000",100,\n'],
  people: [
    'Anrede,Vorname,Nachname,Firma,Position,Straße geschäftlich,Ort geschäftlich,Telefon geschäftlich,Mobiltelefon,E-Mail-Adresse,E-Mail-Typ,Geburtstag\nFrau,Ada,Albers,Kiln & Co,Töpferin,Ofenweg 1,Köln,+49 221 1,+49 170 1,ada@kiln.example,SMTP,1.2.1990\n',
    '"Nom","Titre","Prénom","Nom","Titre","Rue (bureau)","Téléphone (bureau)","Adresse de messagerie","Type de messagerie","Anniversaire","Notes"\n"Ada Albers","Mme","Ada","Albers","Potière","1, rue du Four","+33 1 23","ada@kiln.example","SMTP","01/02/1990","a\nb"\n',
  ],
} as const

const bytesOf = (texts: readonly string[]): Buffer[] => texts.map((text) => Buffer.from(text))

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
    text('other platforms of ads', [...['linkedin', 'tiktok', 'pinterest', 'microsoft', 'x', 'reddit', 'snapchat'].flatMap((folder) => fixtures(folder)), ...real('thirdparty-fixtures/linkedin-cm'), ...real('thirdparty-fixtures/microsoft-ads'), ...bytesOf(unlikeFixtures.ads)]),
    text('any table of ads', [...generated('generic'), ...bytesOf(unlikeFixtures.ads)]),
    { name: 'spreadsheets', file: 'mutated.xlsx', subject: 'imports', make: spreadsheet },
    text('posts and followers', [...fixtures('organic'), ...bytesOf(unlikeFixtures.posts), Buffer.from('Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers\n09/01/2026,0,3,0,3\n09/02/2026,1,4,0,5\n')], 'own'),
    text('lists of deals', fixtures('deals'), 'deals'),
    text('LinkedIn people', fixtures('people', /^linkedin/)),
    text('tables of people', [...fixtures('people', /^(google|outlook|mastodon|people)/), ...bytesOf(unlikeFixtures.people)]),
    text('contact cards', fixtures('people', /^cards/)),
    text('JSON downloads', fixtures('people', /^(instagram|threads|facebook|x-)/)),
    { name: 'archives', file: 'mutated.zip', subject: 'imports', make: archive },
  ]
}
