import type { Endpoint } from '../core/endpoint.js';
import type { Market } from '../core/market.js';
import type { ContractSchema } from '../core/schema.js';

/** What a page says about where a task comes from and where answers go: the attributes of `<hit-task>` and the page's query. */
export interface EndpointReference {
  /** A URL that takes submissions. */
  endpoint: string;
  /** The URL of a HIT as data. */
  src: string;
  /** A URL of the page's own origin that answers `{ "token": "…" }`. */
  tokenUrl: string;
  hitId: string;
  assignmentId: string;
  workerId: string;
}

/**
 * What elements need from layers that they may not import. The registering modules fill it in, so that a page that
 * brings its own endpoint does not load ours.
 */
export const services: {
  /** Finds the endpoint that a page asks for; rejects with words for the page's author. */
  endpoint(reference: EndpointReference): Promise<Endpoint>;
  /** The client of a marketplace's API; rejects with words for the page's author. */
  market(url: string): Promise<Market>;
  /** Registers the element of a tag, where the library has it. */
  load(tag: string): Promise<void>;
  /** The schemas of a field, where the library has it: needed when a task comes as data. */
  schema(tag: string): Promise<ContractSchema | undefined>;
} = {
  endpoint: () => Promise.reject(new Error('Set the property `endpoint`, or import "hitkit/hit-task.js".')),
  market: () => Promise.reject(new Error('Set the property `market`, or import "hitkit/hit-worker.js".')),
  load: () => Promise.resolve(),
  schema: () => Promise.resolve(undefined),
};
