import { expect, it } from 'vitest'
import ts from 'typescript'
import { syntaxTrees } from '../../scripts/extract.mjs'

const isFunction = (node: ts.Node | undefined): boolean => node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node))

/** Whether a call hands on a function given to it, as one that remembers its answers does. */
const wrapsFunction = (node: ts.Node | undefined): boolean => node !== undefined && ts.isCallExpression(node) && node.arguments.some(isFunction) && !/^z\b/.test(node.getText())

/** Names of the functions that a module exports, each with whether a docstring stands before it. */
const functionsOf = (tree: ts.SourceFile): readonly { readonly name: string; readonly isTold: boolean }[] =>
  tree.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement) && !ts.isFunctionDeclaration(statement)) return []
    if (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) !== true) return []
    const isTold = ts.getJSDocCommentsAndTags(statement).length > 0
    if (ts.isFunctionDeclaration(statement)) return [{ name: statement.name?.text ?? 'default', isTold }]
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => (isFunction(initializer) || wrapsFunction(initializer) ? [{ name: name.getText(), isTold }] : []))
  })

it('every function that shared exports says what it does', () => {
  const functions = [...syntaxTrees()].filter(([file]) => file.startsWith('src/shared/')).flatMap(([file, tree]) => functionsOf(tree).map((each) => ({ ...each, file })))
  expect(functions.length).toBeGreaterThan(300)
  expect(functions.filter(({ isTold }) => !isTold).map(({ file, name }) => `${file}: ${name}`)).toEqual([])
})
