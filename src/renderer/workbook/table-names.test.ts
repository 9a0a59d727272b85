import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { tableKind, tableKinds } from './table-names'

const schema = readFileSync(resolve(import.meta.dirname, '../../store/schema.sql'), 'utf8')
const tables = [...schema.matchAll(/^table (\w+) CREATE TABLE /gm)].map(([, name]) => name ?? '').filter((name) => !name.startsWith('undo_') && !name.includes('_search'))

it('what a person typed is lost under its own name, and not under that of what was imported', () => {
  const kindsOf = (...names: readonly string[]): readonly string[] => [...new Set(names.map(tableKind))]
  expect(kindsOf('flight', 'media_plan', 'budget', 'campaign')).toEqual(['Campaigns, budgets and plans'])
  expect(kindsOf('own_handle', 'follower_snapshot', 'post', 'share_of_voice', 'relationship_goal')).toEqual(['Own channels, posts and goals'])
  expect(kindsOf('attribution', 'hourly_rate', 'networking_cost', 'definition_break', 'contact_audience', 'bridge_action')).toEqual(['Advice and the Bridge'])
  expect(kindsOf('actual', 'segment', 'breakdown', 'entity_month')).toEqual(['Ad results'])
})

it('every table but one of numbers alone has a kind, and every kind a table', () => {
  expect(tables.length).toBeGreaterThan(90)
  expect(tables.filter((table) => tableKind(table) === 'Other details')).toEqual(['removed_id'])
  expect(tableKinds.filter((kind) => !tables.some((table) => tableKind(table) === kind))).toEqual([])
})
