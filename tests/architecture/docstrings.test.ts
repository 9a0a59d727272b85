import { expect, it } from 'vitest'
import ts from 'typescript'
import { syntaxTrees } from '../../scripts/extract.mjs'

const isFunction = (node: ts.Node | undefined): boolean => node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node))

/** Names of the functions that a module exports, each with whether a docstring stands before it. */
const functionsOf = (tree: ts.SourceFile): readonly { readonly name: string; readonly isTold: boolean }[] =>
  tree.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement) || statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) !== true) return []
    const [declaration] = statement.declarationList.declarations
    return declaration !== undefined && isFunction(declaration.initializer) ? [{ name: declaration.name.getText(), isTold: ts.getJSDocCommentsAndTags(statement).length > 0 }] : []
  })

it('every function that shared exports says what it does', () => {
  const functions = [...syntaxTrees()].filter(([file]) => file.startsWith('src/shared/')).flatMap(([file, tree]) => functionsOf(tree).map((each) => ({ ...each, file })))
  expect(functions.length).toBeGreaterThan(300)
  expect(functions.filter(({ isTold }) => !isTold).map(({ file, name }) => `${file}: ${name}`)).toEqual([])
})
