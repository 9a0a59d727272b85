import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { contentSecurityPolicy, pageHeaders } from '../../src/shared/security/content-policy'
import { walls } from './walls'

const source = (name: string): string => readFileSync(join(resolve(import.meta.dirname, '../..'), 'src', name), 'utf8')

it('serves pages under the policy and the headers that were agreed', () => {
  expect(contentSecurityPolicy.split('; ')).toEqual(walls.contentSecurityPolicy)
  const { 'content-security-policy': policy, ...others } = pageHeaders
  expect(policy).toBe(contentSecurityPolicy)
  expect(others).toEqual({ ...walls.headers, ...walls.browserHeaders })
})

it('has agreed to no policy with a hole in it', () => {
  for (const directive of walls.contentSecurityPolicy) expect(directive).not.toMatch(/unsafe|\*|https?:|wss?:/)
  for (const needed of ["default-src 'none'", "script-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"]) expect(walls.contentSecurityPolicy).toContain(needed)
})

it('names every channel that main and preload speak on', () => {
  const named = (text: string): string[] => [...new Set([...text.matchAll(/'(rapport:[\w-]+)'/g)].map(([, name]) => name ?? ''))].toSorted()
  // One leads from main to the page only.
  const spoken = [...walls.channels.handled, 'rapport:event'].toSorted()
  expect(named(source('main/index.ts'))).toEqual(spoken)
  expect(named(source('preload/index.ts'))).toEqual(spoken)
})
