// Runs another program with all that it starts, and ends them all when this one is told to end.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** How long those that are told to end have for it. */
const endMilliseconds = 5000

/**
 * Runs a program in a group of its own, to which a terminal's Ctrl-C is passed on; answers its code. A signal to this program ends the whole group, and then this.
 * `handOver` is for the last thing that a command does, and leaves to the program how it ends; here more may follow, and what it started may outlive it.
 */
export const runApart = async (command, args, options) => {
  const isWindows = process.platform === 'win32'
  const child = spawn(command, args, { stdio: 'inherit', ...options, detached: !isWindows })
  const send = (signal) => {
    if (child.pid === undefined) return
    try {
      process.kill(isWindows ? child.pid : -child.pid, signal)
    } catch {
      // All of them are gone.
    }
  }
  const end = (signal) => {
    send(signal)
    setTimeout(() => send('SIGKILL'), endMilliseconds).unref()
    // What the runner leaves behind when it ends is ended, too.
    child.once('exit', () => {
      send('SIGKILL')
      process.exit(130)
    })
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.once(signal, end)
  const [code] = await once(child, 'exit')
  for (const signal of signals) process.removeListener(signal, end)
  return code
}
