#!/usr/bin/env node
// The `rapport` command: makes sure of Node 24 and a build, then hands over to the shell host.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root } from './bootstrap.mjs'

const { node, env } = prepare({ isQuiet: true })
const child = spawn(node, ['--no-deprecation', join(root, 'out', 'main', 'cli.cjs'), ...process.argv.slice(2)], { env, stdio: 'inherit' })
// The terminal sends Ctrl-C to the whole group; the host decides what it means.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  // Ended by the system or a crash of native code, it could say nothing itself.
  if (signal !== null && signal !== 'SIGINT') console.error(`rapport: the program was ended by ${signal}${signal === 'SIGKILL' ? ', perhaps for want of memory' : ''}. What was told is saved is in the workbook.`)
  process.exit(code ?? (signal === null ? 1 : 130))
})
