// One command at a time, by a file that names the process at work. Plain Node 20, no dependencies.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

/** No work takes this long: what is older is of a process that died, even if another has its number by now. */
const oldestMilliseconds = 30 * 60_000
/** A mark is made and then named; one without a name is of a process that died in between. */
const namingMilliseconds = 5000

const isRunning = (id) => {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // Not ours to signal is running too.
    return error.code === 'EPERM'
  }
}

/** Makes the mark, or answers false because there is one. */
const mark = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    // Where nothing can be written nothing can be spoiled either.
    return error.code !== 'EEXIST'
  }
}

/** The process that made the mark; null when it is gone. */
const holderOf = (file) => {
  try {
    const age = Date.now() - statSync(file).mtimeMs
    const text = readFileSync(file, 'utf8')
    if (text === '') return age < namingMilliseconds ? 'that just started' : null
    const id = Number(text)
    return age < oldestMilliseconds && Number.isInteger(id) && id > 0 && isRunning(id) ? id : null
  } catch {
    // It went away meanwhile.
    return null
  }
}

/** Takes a stale mark away. By a new name: of two that find it stale, the second must not take the first one's fresh mark. */
const clear = (file) => {
  const aside = `${file}-${process.pid}`
  try {
    renameSync(file, aside)
    if (holderOf(aside) === null) rmSync(aside)
    else renameSync(aside, file)
  } catch {
    // Somebody else took it.
  }
}

/** Runs `work` while no other process is in `alone` with the same file. Waits for one that is, telling whose turn it is once. */
export const alone = (file, tell, work) => {
  for (let hasTold = false; !mark(file); ) {
    const holder = holderOf(file)
    if (holder === null) clear(file)
    else {
      if (!hasTold) tell(holder)
      hasTold = true
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
  const release = () => rmSync(file, { force: true })
  // `fail` ends the process from within.
  process.once('exit', release)
  try {
    return work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}
