import { dirname, join } from 'node:path/posix'
import { expect, it } from 'vitest'
import ts from 'typescript'
import { syntaxTrees } from '../../scripts/extract.mjs'

const trees = syntaxTrees()

/** What a module loads with itself: not what it asks for later, and no types. */
const loadedWith = (tree: ts.SourceFile): readonly string[] =>
  tree.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return []
    const isType = ts.isImportDeclaration(statement) ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword : statement.isTypeOnly
    return isType || statement.moduleSpecifier === undefined || !ts.isStringLiteral(statement.moduleSpecifier) ? [] : [statement.moduleSpecifier.text]
  })

/** Each module and package that is loaded with a module, with the way there. */
const waysFrom = (first: string): ReadonlyMap<string, string> => {
  const ways = new Map([[first, first]])
  for (const [file, way] of ways) {
    const tree = trees.get(file)
    for (const name of tree === undefined ? [] : loadedWith(tree)) {
      const path = join(dirname(file), name)
      const target = name.startsWith('.') ? ([`${path}.ts`, `${path}.tsx`].find((each) => trees.has(each)) ?? path) : name
      if (!ways.has(target)) ways.set(target, `${way} → ${target}`)
    }
  }
  return ways
}

// Electron is not ready before all of it is evaluated, and the window waits for that.
it('main loads no SQLite with itself: what needs it is asked for once Electron is ready', () => {
  const ways = waysFrom('src/main/index.ts')
  expect(ways.size).toBeGreaterThan(50)
  expect([...ways.keys()]).toContain('src/store/workspace.ts')
  expect([...ways].flatMap(([target, way]) => (/^(?:better-sqlite3|drizzle-orm)(?:\/|$)/u.test(target) ? [way] : []))).toEqual([])
})
