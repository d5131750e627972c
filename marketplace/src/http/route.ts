import type { ContractOf, Me, Requester } from 'hitkit/core';
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { Db } from '../database/schema.js';
import type { Scope, Tokens } from '../tokens.js';

/** What the routes work with. */
export interface Market {
  db: Db;
  tokens: Tokens;
  contractOf: ContractOf;
  /** Cookies are sent over https only. */
  secureCookies: boolean;
  /** Bytes of a body at most, and of one that publishes a batch. */
  limits: { body: number; batch: number };
}

/** Whom a route serves, and what it is told about the caller. */
export interface Callers {
  /** Anybody. */
  anybody: undefined;
  /** A signed-in worker's cookie, on the marketplace's own origin. */
  session: Me;
  /** A worker's bearer token. */
  worker: Scope;
  /** A requester's access key. */
  requester: Requester;
}
export type Access = keyof Callers;

type Shape = Record<string, z.ZodMiniType>;
type Values<S extends Shape> = { [Key in keyof S]: z.output<S[Key]> };

export interface Call<Who, Path extends Shape, Query extends Shape, Body extends z.ZodMiniType> {
  market: Market;
  who: Who;
  path: Values<Path>;
  query: Values<Query>;
  body: z.output<Body>;
  /** The body's text as it was received. */
  text: string;
  context: Context;
}

/** What a route answers: a status with a JSON value, or a response of its own making. */
export type Reply = Response | { status: 200 | 201; json: unknown } | { status: 204 };

/** One status that a route answers with, for the OpenAPI document. */
export interface Answer {
  description: string;
  schema?: z.ZodMiniType;
  /** Other than application/json. */
  types?: string[];
}

export interface Declaration<Who extends Access, Path extends Shape, Query extends Shape, Body extends z.ZodMiniType> {
  access: Who;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under the API's root, parameters in braces: `/hits/{hitId}`. */
  url: string;
  /** Names the operation in clients that are generated. */
  id: string;
  summary: string;
  path?: Path;
  query?: Query;
  /** Header parameters, checked by the handler. */
  headers?: Record<string, string>;
  body?: Body;
  /** The body may be left out. */
  bodyOptional?: boolean;
  /** Takes a body of the larger limit. */
  large?: boolean;
  answers: Record<number, Answer>;
  /** Statuses of the problems that are particular to it. */
  problems?: number[];
  handle(call: Call<Callers[Who], Path, Query, Body>): Promise<Reply>;
}

/** A declaration whose particulars are settled, so that all kinds fit into one list. */
export interface Route extends Omit<Declaration<Access, Shape, Shape, z.ZodMiniType>, 'handle'> {
  handle(call: Call<Callers[Access], Shape, Shape, z.ZodMiniType>): Promise<Reply>;
}

/** Declares a route once: the server mounts it, checks what comes in, and the OpenAPI document describes it, from this. */
export function route<
  Who extends Access,
  Path extends Shape = Record<never, never>,
  Query extends Shape = Record<never, never>,
  Body extends z.ZodMiniType = z.ZodMiniType<undefined>,
>(declaration: Declaration<Who, Path, Query, Body>): Route {
  /* `mount` calls a handler only with what this very declaration's schemas and access gave. */
  return declaration as unknown as Route;
}

export const json = (status: 200 | 201, value: unknown): Reply => ({ status, json: value });
export const done: Reply = { status: 204 };
