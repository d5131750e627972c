import * as z from 'zod/mini';

// zod would otherwise probe for `new Function`, which a strict Content-Security-Policy reports as a violation.
z.config({ jitless: true });
