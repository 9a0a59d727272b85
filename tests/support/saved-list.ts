import { readFileSync } from 'node:fs'
import type { Output } from '../../src/shared/kernel/output'
import type { TestStore } from './open-test-store'

/** The records of a list that was made as CSV, its headings first. No cell has a line break in it. */
export const recordsOf = ({ takeOutput }: TestStore['store'], { id }: Pick<Output, 'id'>): readonly string[] =>
  readFileSync(takeOutput(id)?.path ?? '', 'utf8').replace(/^\ufeff/, '').trimEnd().split('\r\n')
