import { services } from './base/services.js';
import { identify, NOT_ACCEPTED } from './endpoints/identify.js';
import { webhook } from './endpoints/webhook.js';

/* Tells the elements about endpoints and about each other: the only module beside `define/` that knows both sides. */

// The list of all elements comes when one is asked for: a page that brings its own does not need it.
const elements = () => import('./define/elements.js');
services.load = async (tag) => (await elements()).load(tag);
services.schema = async (tag) => (await elements()).schemaOf(tag);

services.market = async (url) => (await import('./endpoints/market.js')).market(url);

services.endpoint = async (reference) => {
  const { src, endpoint: url, tokenUrl } = reference;
  if (src) {
    const { rest } = await import('./endpoints/rest.js');
    return rest({ src, tokenUrl });
  }
  const { turkSubmitTo, ...ids } = identify(reference, new URLSearchParams(location.search));
  if (url) return webhook({ url, ...ids });
  // In a preview, MTurk does not say where to submit.
  if (turkSubmitTo || ids.assignmentId === NOT_ACCEPTED) {
    const { mturk } = await import('./endpoints/mturk.js');
    return mturk({ turkSubmitTo, ...ids });
  }
  throw new Error(
    'This task does not know where answers go. Set endpoint="https://…", src="https://…/hits/…", or the property `endpoint`.',
  );
};
