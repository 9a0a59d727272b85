import ts from 'typescript'

/** A text that seems to be read by eyes and does not go through `t`, with the line it stands on. */
interface Unwrapped {
  readonly line: number
  readonly text: string
}

/** Two words with a blank between them, the second in small letters: a sentence or a label, not a code. */
const isSentence = (text: string): boolean => /(?:^|[^\w-])[A-Za-z][a-z’]*,? (?:[^A-Za-z]* )?[a-z]{2,}/.test(text) && !isOfMachines(text)

/** SQL, markup, styles, permissions and the like have blanks too. */
const isOfMachines = (text: string): boolean =>
  /\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|FROM|JOIN|WHERE|AND|OR|ORDER|GROUP|CASE|WHEN|UNION|EXISTS|LIMIT|PRAGMA|BEGIN|ROLLBACK|SAVEPOINT|VALUES|IS NULL|AS)\b|\b(?:unixepoch|nullif|coalesce|json_\w+|max|min|sum|count|var|calc|rgb)\(|<\/?[a-z?]|[{};]\s*$|=>|-src |(?:, |^)(?:a|input|select|button|ul|section)\b, /.test(text)

/** A single word with a capital: a label where its place says that it is shown. */
const isLabel = (text: string): boolean => /^[A-Z][a-z]{2,}(?:-[a-z]+)?…?$/.test(text)

/** What holds words for eyes, as a property or an attribute. */
const shown = new Set(['label', 'title', 'heading', 'header', 'caption', 'description', 'text', 'sentence', 'question', 'definition', 'message', 'placeholder', 'reason', 'empty', 'aria-label', 'alt', 'why', 'hint', 'name'])

/** What holds words that nobody reads, as a property or an attribute. */
const unseen = new Set(['className', 'class', 'classNames', 'style', 'styles', 'key', 'id', 'role', 'd', 'viewBox', 'transform', 'points', 'rel', 'content', 'sql', 'headers', 'accept', 'autoComplete', 'keywords', 'group', 'shortcut', 'fontFamily'])

/** Calls whose texts are not shown: patterns, codes, SQL, logs, the meaning of a word. */
const unseenCalls = new Set(['sense', 'plural', 'require', 'literal', 'enum', 'prepare', 'exec', 'pragma', 'iterate', 'log', 'warn', 'error', 'debug', 'info', 'write', 'split', 'join', 'replace', 'replaceAll', 'startsWith', 'endsWith', 'includes', 'indexOf', 'test', 'match', 'normalize', 'addEventListener', 'getElementById', 'querySelector', 'querySelectorAll', 'setAttribute', 'setHeader', 'writeHead', 'toDataURL', 'valueOf'])

const isUnseenCall = ({ expression }: ts.CallExpression): boolean => unseenCalls.has(ts.isIdentifier(expression) ? expression.text : ts.isPropertyAccessExpression(expression) ? expression.name.text : '')

const templateText = (node: ts.TemplateExpression): string => node.head.text + node.templateSpans.map(({ literal }) => `0${literal.text}`).join('')

const nameOf = (node: ts.PropertyAssignment | ts.JsxAttribute): string => ('text' in node.name ? node.name.text : node.name.getText())

/** A node that holds no words for eyes whatever stands in it. A tagged template is a sentence already, or another language's text. */
const isUnseen = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isTypeNode(node) ||
  ts.isThrowStatement(node) ||
  ts.isTaggedTemplateExpression(node) ||
  (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && /Error$|^RegExp$/.test(node.expression.text)) ||
  (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Error')

/** The texts of a file that seem to be read by eyes and do not go through `t`, `sense`, `plural` or `rich`. */
export const unwrappedIn = (tree: ts.SourceFile): readonly Unwrapped[] => {
  const found: Unwrapped[] = []
  const look = (node: ts.Node, text: string, isShown: boolean): void => {
    if (isSentence(text) || (isShown && isLabel(text))) found.push({ line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1, text })
  }
  const visit = (node: ts.Node, isShown: boolean): void => {
    if (isUnseen(node)) return
    if (ts.isStringLiteralLike(node)) return look(node, node.text, isShown)
    if (ts.isJsxText(node)) return look(node, node.text.trim(), true)
    if (ts.isTemplateExpression(node)) look(node, templateText(node), isShown)
    if (ts.isCaseClause(node)) return node.statements.forEach((statement) => visit(statement, false))
    if (ts.isElementAccessExpression(node)) return visit(node.expression, false)
    if (ts.isBinaryExpression(node) && (node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken || node.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken)) return [node.left, node.right].filter((side) => !ts.isStringLiteralLike(side)).forEach((side) => visit(side, false))
    if (ts.isCallExpression(node) && isUnseenCall(node)) {
      visit(node.expression, false)
      return node.arguments.filter((argument) => !ts.isStringLiteralLike(argument) && !ts.isTemplateExpression(argument) && !ts.isObjectLiteralExpression(argument)).forEach((argument) => visit(argument, false))
    }
    if (ts.isPropertyAssignment(node) || ts.isJsxAttribute(node)) {
      const name = nameOf(node)
      if (unseen.has(name) || node.initializer === undefined) return
      return visit(node.initializer, isShown || shown.has(name))
    }
    if (ts.isVariableDeclaration(node)) return node.initializer === undefined ? undefined : visit(node.initializer, ts.isIdentifier(node.name) && node.name.text.endsWith('Names'))
    const passesOn = ts.isObjectLiteralExpression(node) || ts.isConditionalExpression(node) || ts.isParenthesizedExpression(node) || ts.isJsxExpression(node) || ts.isBinaryExpression(node) || ts.isAsExpression(node)
    ts.forEachChild(node, (child) => visit(child, passesOn && isShown))
  }
  visit(tree, false)
  return found
}


/** Code whose texts are not for eyes, by the beginning of the path, with the reason. */
export const notForEyes: Readonly<Record<string, string>> = {
  'src/exports/xlsx-parts.ts': 'markup of a spreadsheet',
  'src/shared/marketing/placement-limits.ts': 'titles of English pages, as whoever reads them anew finds them',
  'src/shared/networking/sentiment/detect-language.ts': 'words by which a language is told',
  'src/shared/networking/sentiment/lexicons/': 'words by which a post is read',
  'src/renderer/gallery/': 'a page for who develops, which is not shipped',
  'src/cli/usage.ts': 'commands and options, as they are typed',
  'src/store/sample/': 'what the invented company of the sample writes',
}

/** Whether a text is a word by which readers know a file: a heading of it, or a tag they give. What they say to eyes are sentences, or has a name in quotation marks. */
export const isHeaderWord = (file: string, text: string): boolean => file.startsWith('src/imports/') && (file.endsWith('/columns.ts') || !/[.?!]$|“/.test(text))

/** Single texts that are not for eyes, by file, with the reason. */
export const allowedTexts: Readonly<Record<string, { readonly texts: readonly string[]; readonly reason: string }>> = {
  'src/cli/serve.ts': { texts: ['Archive', 'open location "0"\n'], reason: 'a name that the archive’s own takes the place of; a script for macOS' },
  'src/main/host-handlers.ts': { texts: ['Archive'], reason: 'a name that the archive’s own takes the place of' },
  'src/main/window.ts': { texts: ['Rapport'], reason: 'the name of the program' },
  'src/store/imports/dictionaries.ts': { texts: ['in a campaign'], reason: 'part of an identity' },
  'src/store/imports/people/plan-people.ts': { texts: ['Outlook', 'Instagram', 'Facebook', 'Mastodon'], reason: 'names of companies' },
  'src/store/marketing/media-plan.handlers.ts': { texts: ['lineage, campaign_id, platform, placement, starts_on, ends_on, amount_minor, currency, shape, custom_minor, dark, is_booked, note', 'lineage, campaign_id, kind, label, rule, rate_ppm, amount_minor, currency, on_day, from_month, to_month', 'campaign_id, platform, placement, month, amount_minor, currency'], reason: 'SQL' },
  'src/store/networking/review.handlers.ts': { texts: ['type, direction'], reason: 'SQL' },
  'src/store/place.ts': { texts: ['Dropbox', 'Nextcloud', 'Box', 'Syncthing'], reason: 'names of programs' },
  'src/renderer/app/commands.ts': { texts: ['G then '], reason: 'how a shortcut is written in the list of commands' },
  'src/imports/organic/meta/format.ts': { texts: ['„Gefällt mir“-Angaben'], reason: 'a heading of a file' },
  'src/renderer/networking/filter-draft.ts': { texts: ['not contains', 'not equals', 'not any', 'not range', 'not unknown'], reason: 'codes of tests' },
  'src/renderer/ui/chart-option.ts': { texts: ["'Inter Variable', Inter, system-ui, sans-serif"], reason: 'names of fonts' },
  'src/shared/kernel/language.ts': { texts: ['English', 'Deutsch'], reason: 'languages are called by their own names' },
  'src/shared/kernel/platform.ts': { texts: ['Facebook', 'Instagram', 'Pinterest', 'Reddit', 'Threads', 'Mastodon', 'Bluesky', 'Discord', 'Slack', 'Telegram', 'Meta', 'Snapchat'], reason: 'names of companies' },
  'src/shared/networking/paste/paste.ts': { texts: ['sie selbst'], reason: 'what a pasted thread calls who copied it' },
}
