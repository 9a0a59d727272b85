import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'vitest'
import { readPeople } from '../../support/read-people'
import { realData } from '../../support/real-data'
const walk = (d: string): string[] => readdirSync(d).flatMap((n) => (statSync(join(d, n)).isDirectory() ? walk(join(d, n)) : [join(d, n)]))
it('x', async () => {
  for (const folder of ['thirdparty-fixtures/contacts', 'thirdparty-fixtures/linkedin-connections', 'thirdparty-fixtures/instagram', 'thirdparty-fixtures/x-archive', 'thirdparty-fixtures/facebook-dyi', 'thirdparty-fixtures/mastodon', 'vcf-ezvcard', 'vcf-text-vcard'])
    for (const f of walk(join(realData, folder))) {
      try {
        const { summary, people } = await readPeople(f)
        console.log(f.slice(realData.length), summary.platform, summary.kind, summary.rowsRead, summary.rowsRefused, JSON.stringify(summary.refusals), JSON.stringify(summary.warnings), JSON.stringify(summary.questions))
        for (const { shown, part, rows, ...p } of people.slice(0, 8)) console.log('   ', JSON.stringify(p))
      } catch (e) { console.log(f.slice(realData.length), 'ERR', String(e)) }
    }
})
