import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, it } from 'vitest'

const imported = /^import (\w+) from '([^']+\.module\.css)'/gmu

it('a component takes only classes that its stylesheet has: any other is the class “undefined”', () => {
  const missing: string[] = []
  let taken = 0
  for (const file of globSync('src/renderer/**/*.tsx')) {
    const code = readFileSync(file, 'utf8')
    for (const [, name = '', path = ''] of code.matchAll(imported)) {
      const sheet = readFileSync(posix.join(posix.dirname(file), path), 'utf8')
      for (const [, quoted, plain] of code.matchAll(new RegExp(`(?<![/\\w])${name}(?:\\['([\\w-]+)'\\]|\\.(\\w+)\\b)`, 'gu'))) {
        const wanted = quoted ?? plain ?? ''
        taken += 1
        if (!new RegExp(`\\.${wanted}(?![\\w-])`, 'u').test(sheet)) missing.push(`${file}: ${wanted}`)
      }
    }
  }
  expect(taken).toBeGreaterThan(500)
  expect(missing).toEqual([])
})
