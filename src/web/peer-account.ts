import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { endianness } from 'node:os'

/** What Linux tells of connections, of both versions of the protocol: 127.0.0.1 may be spoken to by either. */
const tables = ['/proc/net/tcp', '/proc/net/tcp6'] as const

interface End {
  readonly address: string
  readonly port: number
}

/** An end of a connection as such a table writes it: `0100007F:9FB4`. */
const written = ({ address, port }: End): string => {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))
  return `${(endianness() === 'LE' ? bytes.toReversed() : bytes).join('')}:${port.toString(16).padStart(4, '0')}`.toUpperCase()
}

/** The account of the program that has a connection open, by the end it comes from and the one it leads to, of the text of such a table. Null: it is not in it. */
export const accountIn = (table: string, from: End, to: End): number | null => {
  const row = table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, local = '', remote = '']) => local.endsWith(written(from)) && remote.endsWith(written(to)))
  return row?.[7] === undefined ? null : Number(row[7])
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // A system that hides it tells nothing.
    return ''
  }
}

/** Whether a program of another account of this computer is at the other end. False also where nobody can tell: on other systems than Linux, and where Rapport runs as root, for whoever started it. Root may do anything. */
export const isOfAnotherAccount = ({ remoteAddress = '', remotePort = 0, localAddress = '', localPort = 0 }: Socket): boolean => {
  const own = process.geteuid?.() ?? 0
  if (process.platform !== 'linux' || own === 0) return false
  const [from, to] = [{ address: remoteAddress, port: remotePort }, { address: localAddress, port: localPort }]
  const found = tables.map((path) => accountIn(textOf(path), from, to)).find((account) => account !== null)
  return found !== undefined && found !== own && found !== 0
}
