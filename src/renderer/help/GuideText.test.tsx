import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { parseMarkdown } from '../../shared/guide/markdown'
import { GuideText } from './GuideText'

it('names the rows of a table by their first cell, as its columns, for who hears one cell after another', () => {
  const html = renderToStaticMarkup(<MantineProvider><GuideText page="keyboard" blocks={parseMarkdown('| Keys | What they do |\n|---|---|\n| Q | log |\n| C | new |\n')} /></MantineProvider>)
  expect([...html.matchAll(/<th[^>]* scope="(row|col)"[^>]*>(.*?)<\/th>/gu)].map(([, scope, text]) => [scope, text])).toEqual([['col', 'Keys'], ['col', 'What they do'], ['row', 'Q'], ['row', 'C']])
  expect([...html.matchAll(/<td[^>]*>(.*?)<\/td>/gu)].map(([, text]) => text)).toEqual(['log', 'new'])
})
