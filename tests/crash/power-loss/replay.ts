import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** One thing that the program did, as `write-log.c` wrote it down. */
interface Operation {
  /** Wrote, cut, synced, synced with all its bytes, created, renamed, linked, removed; or acknowledged. */
  readonly kind: 'W' | 'T' | 'S' | 'F' | 'C' | 'R' | 'L' | 'U' | 'A'
  readonly path: string
  readonly other: string
  readonly offset: number
  readonly data: Buffer
}

const headBytes = 32

/** Reads a write log. */
export const readWriteLog = (path: string): readonly Operation[] => {
  const bytes = readFileSync(path)
  const operations: Operation[] = []
  for (let at = 0; at + headBytes <= bytes.length;) {
    const [pathLength, otherLength] = [bytes.readUInt32LE(at + 4), bytes.readUInt32LE(at + 8)]
    const [offset, length] = [Number(bytes.readBigUInt64LE(at + 16)), Number(bytes.readBigUInt64LE(at + 24))]
    // The preloaded library writes no other letters.
    const kind = String.fromCharCode(bytes.readUInt32LE(at)) as Operation['kind']
    at += headBytes
    const name = bytes.toString('utf8', at, at + pathLength)
    const other = bytes.toString('utf8', at + pathLength, at + pathLength + otherLength)
    at += pathLength + otherLength
    operations.push({ kind, path: name, other, offset, data: bytes.subarray(at, at + length) })
    at += length
  }
  return operations
}

const sectorBytes = 512

/** Bytes that grow as they are written to. What lies beyond their length is nothing. */
class Content {
  constructor(
    public bytes: Buffer,
    public length: number,
  ) {}

  /** Takes the bytes of another in place of its own, in the same memory where that is enough: a buffer for each image costs more than all that is done to it. */
  become({ bytes, length }: Content): void {
    this.length = 0
    this.reserve(length)
    bytes.copy(this.bytes, 0, 0, length)
    this.length = length
  }

  private reserve(length: number): void {
    if (length <= this.bytes.length) return
    const grown = Buffer.allocUnsafeSlow(Math.max(length, this.bytes.length * 2))
    this.bytes.copy(grown, 0, 0, this.length)
    this.bytes = grown
  }

  apply({ kind, offset, data }: Operation, survives: () => boolean = () => true): void {
    if (kind === 'F') {
      this.bytes = Buffer.from(data)
      this.length = data.length
      return
    }
    const end = kind === 'T' ? offset : offset + data.length
    this.reserve(end)
    // A hole reads as zeros, and so does what should have been written and was not.
    if (end > this.length) this.bytes.fill(0, this.length, end)
    if (kind === 'T') {
      this.length = end
      return
    }
    for (let from = 0; from < data.length; from += sectorBytes) if (survives()) data.copy(this.bytes, offset + from, from, Math.min(from + sectorBytes, data.length))
    this.length = Math.max(this.length, end)
  }
}

/** A file: what of it is on the disk for certain, and what may be. */
class Inode {
  private readonly durable: Content
  private pending: Operation[] = []
  /** The durable bytes as images have them: one and the same buffer until they change. */
  private whole: Buffer | null = null
  private readonly torn = new Content(Buffer.alloc(0), 0)

  constructor(bytes: Buffer) {
    this.durable = new Content(bytes, bytes.length)
  }

  write(operation: Operation): void {
    this.pending.push(operation)
  }

  sync(operations: readonly Operation[] = this.pending): void {
    if (operations.length > 0) this.whole = null
    for (const operation of operations) this.durable.apply(operation)
    this.pending = []
  }

  /** What a restart would find of it. */
  read({ kind, random }: Cut): Buffer {
    if (this.pending.length === 0) return (this.whole ??= this.durable.bytes.subarray(0, this.durable.length))
    this.torn.become(this.durable)
    for (const operation of this.pending) {
      const fate = kind === 'all' ? 1 : random()
      if (fate < 0.4) continue
      this.torn.apply(operation, fate < 0.6 ? () => random() < 0.5 : undefined)
    }
    return this.torn.bytes.subarray(0, this.torn.length)
  }
}

type Names = Map<string, Inode>

/** Files as a restart finds them. Their bytes are the disk's own: to be read before it follows another operation or makes another image. The same buffer holds the same bytes. */
export type Image = ReadonlyMap<string, Buffer>

/** What a power cut did: to bytes that were not made durable, and to names. */
export interface Cut {
  /** All of what was written is there, or any part of what was not made durable is missing. */
  readonly kind: 'all' | 'torn'
  readonly random: () => number
}

/** A disk that follows a write log and can be cut off at any moment. */
export class Disk {
  /** Names that the running program sees, names that are on the disk for certain, and the changes between, in their order, as journals of file systems keep them. */
  private readonly live: Names = new Map()
  private readonly names: Names = new Map()
  private pendingNames: { readonly folder: string; readonly apply: (names: Names) => void }[] = []

  /** Begins with the files that are below `root`, all durable. */
  constructor(private readonly root: string) {
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const path = join(root, name)
      if (!statSync(path).isFile()) continue
      const bytes = readFileSync(path)
      const inode = new Inode(bytes)
      this.live.set(path, inode)
      this.names.set(path, inode)
    }
  }

  private change(folder: string, apply: (names: Names) => void): void {
    apply(this.live)
    this.pendingNames.push({ folder, apply })
  }

  private create(path: string): Inode {
    const inode = new Inode(Buffer.alloc(0))
    this.change(dirname(path), (names) => void names.set(path, inode))
    return inode
  }

  private move(from: string, to: string, keepsOld: boolean): void {
    const inode = this.live.get(from)
    if (inode === undefined) return
    this.change(dirname(to), (names) => {
      names.set(to, inode)
      if (!keepsOld) names.delete(from)
    })
  }

  follow(operation: Operation): void {
    const { kind, path, other } = operation
    switch (kind) {
      case 'A':
        return
      case 'C':
        return void this.create(path)
      case 'R':
        return this.move(path, other, false)
      case 'L':
        return this.move(path, other, true)
      case 'U':
        return this.change(dirname(path), (names) => void names.delete(path))
      case 'S': {
        const inode = this.live.get(path)
        return inode === undefined ? this.syncFolder(path) : inode.sync()
      }
      case 'F':
        return (this.live.get(path) ?? this.create(path)).sync([operation])
      case 'W':
      case 'T':
        return (this.live.get(path) ?? this.create(path)).write(operation)
    }
  }

  /** Changes of names before the last one in this folder reach the disk with it: a journal keeps their order. */
  private syncFolder(folder: string): void {
    const last = this.pendingNames.findLastIndex((change) => change.folder === folder)
    for (const { apply } of this.pendingNames.splice(0, last + 1)) apply(this.names)
  }

  /** What a restart would find: every file that has a name, by its path below the root. */
  image(cut: Cut): Image {
    const { kind, random } = cut
    const names = new Map(this.names)
    const kept = kind === 'all' ? this.pendingNames.length : Math.floor(random() * (this.pendingNames.length + 1))
    for (const { apply } of this.pendingNames.slice(0, kept)) apply(names)
    const image = new Map<string, Buffer>()
    // A file of two names has the same bytes under both.
    const found = new Map<Inode, Buffer>()
    for (const [path, inode] of names) {
      const bytes = found.get(inode) ?? inode.read(cut)
      found.set(inode, bytes)
      image.set(relative(this.root, path), bytes)
    }
    return image
  }
}

/** Puts an image where programs can open it, in place of what is there. */
export const writeImage = (image: Image, target: string): void => {
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  for (const [name, bytes] of image) {
    const place = join(target, name)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, bytes, { mode: 0o600 })
  }
}
