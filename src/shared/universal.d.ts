// What every runtime this code meets has (Node, the browser, a worker), and the only globals `shared` may use beyond ECMAScript.
declare function setTimeout(callback: () => void, milliseconds: number): number & { readonly __timer?: never }
declare function clearTimeout(timer: ReturnType<typeof setTimeout> | undefined): void
interface AbortSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}
