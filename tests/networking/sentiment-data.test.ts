import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyseSentiment } from '../../src/shared/networking/sentiment/analyse'
import { english } from '../../src/shared/networking/sentiment/lexicons/english'
import { german } from '../../src/shared/networking/sentiment/lexicons/german'
import { score } from '../../src/shared/networking/sentiment/score'
import { labelOf, sentimentLabels, type SentimentLabel } from '../../src/shared/networking/sentiment/sentiment'
import { realData } from '../support/real-data'

const vaderFile = join(realData, 'vader-expected/vader_expected_scores.json')
const amazonFile = join(realData, 'sentiment-uci-sentences/amazon.json')
const germanFile = join(realData, 'gervader/sb10k_corpus_v1.0.cgsa.tsv')
const titleFor = (title: string, file: string): string => (existsSync(file) ? title : `${title} (SKIPPED: ${file} is not there)`)
const readJson = <Row>(file: string): Row[] => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Row[]) : []) // The data sets' own shapes.

describe.skipIf(!existsSync(vaderFile))(titleFor('published VADER scores', vaderFile), () => {
  it.each(readJson<{ text: string; compound: number }>(vaderFile))('$text', ({ text, compound }) => expect(Math.abs(score(text, english).compound - compound)).toBeLessThanOrEqual(0.01))
})

describe.skipIf(!existsSync(amazonFile))(titleFor('labelled product reviews', amazonFile), () => {
  const rows = readJson<{ text: string; class: 0 | 1 }>(amazonFile).filter(({ text }) => text.trim() !== '')
  const readings = rows.map(({ text, class: expected }) => ({ expected, ...analyseSentiment(text) }))
  const accuracy = (isPositive: (compound: number) => boolean): number => readings.filter(({ compound, expected }) => isPositive(compound ?? 0) === (expected === 1)).length / readings.length

  it('are read as English', () => expect(readings.filter(({ language }) => language === 'en').length / readings.length).toBeGreaterThan(0.97))
  it('have the right label in four of five, neutral and unread counted as wrong', () => {
    const right = readings.filter(({ label, expected }) => label === (expected === 1 ? 'positive' : 'negative')).length
    expect(right / readings.length).toBeGreaterThanOrEqual(0.8)
  })
  it('fall on the right side of 0, wherever 0 itself counts', () => {
    expect(accuracy((compound) => compound >= 0)).toBeGreaterThan(0.85)
    expect(accuracy((compound) => compound > 0)).toBeGreaterThan(0.85)
  })
})

const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const macroF1 = (pairs: readonly (readonly [expected: string, told: SentimentLabel])[]): number => {
  const scores = sentimentLabels.map((label) => {
    const right = pairs.filter(([expected, told]) => expected === label && told === label).length
    const named = pairs.filter(([expected, told]) => expected === label || told === label).length
    return (2 * right) / (named + right)
  })
  return scores.reduce((sum, value) => sum + value, 0) / scores.length
}

describe.skipIf(!existsSync(germanFile))(titleFor('labelled German tweets', germanFile), () => {
  const rows = existsSync(germanFile) ? readFileSync(germanFile, 'utf8').trim().split('\n').map((line) => line.split('\t')) : []
  // The lists were made while looking at the even rows; only the odd ones are evidence.
  const pairs = rows.filter((_, index) => index % 2 === 1).map(([, expected = '', text = '']) => [expected, labelOf(score(unescaped(text), german).compound)] as const)

  it('are all there', () => expect(pairs.length).toBeGreaterThan(3700))
  it('have the right one of three labels more often than chance and than the commonest label', () => {
    expect(pairs.filter(([expected, told]) => expected === told).length / pairs.length).toBeGreaterThan(0.63)
    expect(macroF1(pairs)).toBeGreaterThan(0.55)
  })
})
