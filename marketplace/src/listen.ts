import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { ConfigError } from './config.js';

export interface Listening {
  port: number;
  /** Takes no more requests, lets those under way finish (10 s at most). */
  close(): Promise<void>;
}

const patience = 10_000;

/** @throws ConfigError when the port cannot be had */
export async function listen(app: Hono, host: string, port: number, variable: string): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.message})`;
      reject(
        new ConfigError(`Port ${port} on ${host} ${reason}. Stop that program, or choose another port: ${variable}=…`),
      );
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience).unref();
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
