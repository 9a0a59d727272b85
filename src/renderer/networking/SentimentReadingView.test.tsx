import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { analyseSentiment } from '../../shared/networking/sentiment/analyse'
import type { SentimentLabel } from '../../shared/networking/sentiment/sentiment'
import { SentimentReadingView } from './SentimentReadingView'

const shown = (text: string, corrected: SentimentLabel | null = null): string =>
  renderToStaticMarkup(
    <MantineProvider>
      <SentimentReadingView text={text} reading={analyseSentiment(text)} corrected={corrected} onCorrect={() => undefined} />
    </MantineProvider>,
  )

describe('a sentiment reading', () => {
  it('marks the deciding words where they stand and says why', () => {
    const html = shown('The talk was not good.')
    expect(html).toMatch(/The talk was not <mark class="[^"]*negative[^"]*" title="negative: turned round by “not”">good<\/mark>\./u)
    expect(html).toContain('negative, 100% of what was said, turned round by “not”')
  })

  it('says why there is none', () => {
    const html = shown('Très bien, merci beaucoup à tous')
    expect(html).toContain('Not read')
    expect(html).toContain('Sentiment is read in English and German only.')
    expect(html).not.toContain('aria-pressed="true"')
  })

  it('shows a correction and what was read', () => {
    const html = shown('The talk was not good.', 'neutral')
    expect(html).toContain('corrected; read as negative')
    expect(html).toContain('As read')
  })

  it('shows a hostile text as text', () => expect(shown('This is <img src=x onerror=alert(1)> good')).not.toContain('<img'))
})
