import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { createClient } from '../../shared/rpc/client'
import type { Client } from '../../shared/rpc/contract'
import type { Bridge } from './bridge'
import { wholeContract } from './whole-contract'

/** Everything the window can ask for: the open workbook's contract and the host's. */
export type RapportClient = Client<typeof wholeContract>

interface Platform {
  readonly bridge: Bridge
  readonly client: RapportClient
  readonly showPlace: (place: string) => void
}

const PlatformContext = createContext<Platform | null>(null)

const createPlatform = (bridge: Bridge): Platform => {
  let shown: string | null = null
  return {
    bridge,
    client: createClient(wholeContract, bridge.transport, () => shown),
    showPlace: (place) => {
      shown = place
    },
  }
}

export const PlatformProvider = ({ bridge, children }: { readonly bridge: Bridge; readonly children: ReactNode }) => {
  const platform = useMemo(() => createPlatform(bridge), [bridge])
  return <PlatformContext value={platform}>{children}</PlatformContext>
}

const usePlatform = (): Platform => {
  const platform = useContext(PlatformContext)
  if (platform === null) throw new Error('Used outside PlatformProvider')
  return platform
}

export const useClient = (): RapportClient => usePlatform().client

/** Says which workbook is meant from now on, by where it lies. Stands before its screens, whose effects run after this one, and after those that leave the screens of the workbook before. */
export const ShownPlace = ({ place }: { readonly place: string }) => {
  const { showPlace } = usePlatform()
  useEffect(() => showPlace(place), [place, showPlace])
  return null
}

export const useBridge = (): Bridge => usePlatform().bridge
