import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { createClient } from '../../shared/rpc/client'
import type { Client } from '../../shared/rpc/contract'
import type { Bridge } from './bridge'
import { wholeContract } from './whole-contract'

/** Everything the window can ask for: the open workbook's contract and the host's. */
export type RapportClient = Client<typeof wholeContract>

interface Platform {
  readonly bridge: Bridge
  readonly client: RapportClient
}

const PlatformContext = createContext<Platform | null>(null)

export const PlatformProvider = ({ bridge, children }: { readonly bridge: Bridge; readonly children: ReactNode }) => {
  const platform = useMemo(() => ({ bridge, client: createClient(wholeContract, bridge.transport) }), [bridge])
  return <PlatformContext value={platform}>{children}</PlatformContext>
}

const usePlatform = (): Platform => {
  const platform = useContext(PlatformContext)
  if (platform === null) throw new Error('Used outside PlatformProvider')
  return platform
}

export const useClient = (): RapportClient => usePlatform().client

export const useBridge = (): Bridge => usePlatform().bridge
