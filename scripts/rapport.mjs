#!/usr/bin/env node
// The `rapport` command: makes sure of Node 24 and a build, then hands over to the shell host.
import { join } from 'node:path'
import { handOver, prepare, root } from './bootstrap.mjs'

const { node, env } = prepare({ isQuiet: true })
handOver(node, ['--no-deprecation', join(root, 'out', 'main', 'cli.cjs'), ...process.argv.slice(2)], {
  env,
  // Ended by the system or a crash of native code, it could say nothing itself.
  tell: (signal) => {
    if (signal !== 'SIGINT') console.error(`rapport: the program was ended by ${signal}${signal === 'SIGKILL' ? ', perhaps for want of memory' : ''}. What was told is saved is in the workbook.`)
  },
})
