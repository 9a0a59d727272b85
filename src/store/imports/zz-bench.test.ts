import { it } from 'vitest'
import Database from 'better-sqlite3'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { ImportOptions } from '../../shared/imports/import'
import { importHandlers } from './import.handlers'
import { openMarketingContext, jobControl } from '../../../tests/support/marketing-context'
import { roiReport } from '../reports/roi-report'
import { RoiFilters } from '../../shared/reports/roi.contract'
import { listCampaigns } from '../marketing/campaign-list'
const N = Number(process.env.N ?? 1_000_000), ADS = 1000, CAMPS = Number(process.env.CAMPS ?? 50)
it('bench', async () => {
  const base = openMarketingContext()
  rmSync('/tmp/w4/b.db', {force:true}); rmSync('/tmp/w4/b.db-wal', {force:true})
  const sqlite = new Database('/tmp/w4/b.db')
  sqlite.pragma('journal_mode=WAL'); sqlite.pragma('synchronous=FULL'); sqlite.pragma('foreign_keys=ON'); sqlite.pragma('temp_store=MEMORY'); sqlite.pragma('cell_size_check=ON'); sqlite.pragma('secure_delete=ON')
  sqlite.exec(readFileSync('src/store/migrations/0001_first.sql','utf8'))
  sqlite.prepare("INSERT INTO workbook VALUES (1,'T','EUR',NULL,0,'2026-01-01T00:00:00.000Z')").run()
  const st = new Map()
  let bump = 0
  const readImport: any = async (_p: string, o: any) => {
    const size = 8192
    for (let s = 0; s < N; s += size) {
      const n = Math.min(size, N - s)
      const f = (g: (i:number)=>number) => Float64Array.from({length:n}, (_, i) => g(s+i))
      o.onChunk({ rowCount: n, line: new Uint32Array(n), fromDay: Int32Array.from({length:n},(_,i)=>15000+Math.floor((s+i)/ADS)), toDay: Int32Array.from({length:n},(_,i)=>15000+Math.floor((s+i)/ADS)),
        entity: Uint32Array.from({length:n},(_,i)=>(s+i)%ADS), segment: new Uint32Array(n), spendMinor: f(i=>(i*7919+bump)%10000), impressions: f(i=>i%100000), reach: f(()=>NaN), linkClicks: f(i=>i%300), clicksAll: f(()=>NaN), clicks: f(()=>NaN), conversions: f(i=>i%7), conversionValueMinor: f(i=>i%5000), conversionKind: new Uint32Array(n).fill(1),
        newEntities: s===0 ? Array.from({length:ADS},(_,k)=>({level:'ad',accountId:'',accountName:'',campaignId:'',campaignName:'C'+(k%CAMPS),adSetId:'',adSetName:'S'+(k%200),adId:'',adName:'A'+k})) : [], newSegments: [], newConversionKinds: s===0?['Purchases']:[] })
    }
    return { ok: true, value: { sha256:'x',size:1,platform:'meta',kind:'k',currency:'EUR',grain:'day',from:null,to:null,account:'',level:'ad',segments:[],rowsRead:N,rowsRefused:0,rowsTotals:0,totals:{spend:null,impressions:null,clicks:null,linkClicks:null,conversions:null,conversionValue:null,results:null},fileTotals:null,reconciled:null,refusals:[],warnings:[],questions:[],preview:{},headerHash:'' } }
  }
  const ctx: any = { ...base, sqlite, prepare: (q: string) => { let s = st.get(q); if (!s) st.set(q, s = sqlite.prepare(q)); return s }, transaction: (r: any) => sqlite.transaction(r).immediate(), readImport }
  const run = async (name: string) => { const t = performance.now(); const c0 = process.cpuUsage(); const r: any = await importHandlers.run(ctx, { file:'made-up-file', options: ImportOptions.parse({}), sha256: null }, jobControl()); const c=process.cpuUsage(c0); console.log(name, Math.round(performance.now()-t), 'ms cpu', Math.round((c.user+c.system)/1000), JSON.stringify(r.value?.rows ?? r), 'rss', Math.round(process.memoryUsage().rss/1e6)); return r.value.batch }
  { const t = performance.now(); await readImport('', {onChunk: () => {}}); console.log('generator alone', Math.round(performance.now()-t)) }
  await run('first')
  const second = await run('same again')
  console.log('file MB', statSync('/tmp/w4/b.db').size/1e6)
  for (const by of ['campaign','platform','month','week','day'] as const) { for (let i=0;i<2;i++) { const t=performance.now(); const r = roiReport(ctx, RoiFilters.parse({by})); console.log('roi', by, r.rows.length, Math.round(performance.now()-t)) } }
  { const t=performance.now(); const r = roiReport(ctx, RoiFilters.parse({by:'campaign', period: {from:'2012-01-01', to:'2012-03-30'}})); console.log('roi 90 days', r.rows.length, Math.round(performance.now()-t)) }
  { const t=performance.now(); listCampaigns(ctx, {offset:0,limit:200,search:'',status:null,objective:null,platform:null,period:{from:null,to:null},sort:'roi',direction:'descending'} as any); console.log('list', Math.round(performance.now()-t)) }
  const undo = async (b: any, n: string) => { const t=performance.now(); const r: any = await importHandlers.undo(ctx, {id: b}, jobControl()); console.log(n, Math.round(performance.now()-t), JSON.stringify(r)) }
  await undo(second, 'undo confirm')
  bump = 1
  if (process.env.CHANGE) { const b = await run('changed'); await undo(b, 'undo change') }
  await undo(1, 'undo first')
  sqlite.close()
}, 300000)
