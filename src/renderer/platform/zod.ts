import { z } from 'zod/v4'

// zod otherwise compiles its checks with `new Function`, which the content security policy forbids and reports.
z.config({ jitless: true })

export { z }
