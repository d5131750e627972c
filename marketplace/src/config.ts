/** How one server runs. Read once from the environment; docs/guides/marketplace.md has the table. */
export interface Config {
  port: number;
  embedPort: number;
  /** The address to listen on. */
  host: string;
  /** How browsers reach this server, without a slash at the end; by default `http://localhost` and the port. */
  publicUrl: string | undefined;
  databaseUrl: string | undefined;
  /** Folder of the embedded database. */
  data: string;
  /** Connections to PostgreSQL at most. */
  connections: number;
  /** Origins whose pages may use the API with a bearer token; `*` is any. */
  corsOrigins: string[];
  /** Signs workers' tokens; without one the database keeps a secret that was made at the first start. */
  tokenSecret: string | undefined;
  /** Bytes of a request's body at most, and of one that publishes a batch. */
  bodyLimit: number;
  batchLimit: number;
}

/** An environment that cannot be used, said so that it can be corrected. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** @throws ConfigError that names every variable that is wrong */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const text = (name: string) => (env[name] === undefined || env[name] === '' ? undefined : env[name]);
  const whole = (name: string, fallback: number, min: number, max: number) => {
    const given = text(name);
    const value = given === undefined ? fallback : Number(given);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    problems.push(`${name} is ${JSON.stringify(given)}: use a whole number from ${min} to ${max}.`);
    return fallback;
  };
  const url = (name: string, protocols: string[]) => {
    const given = text(name);
    if (given === undefined || (URL.canParse(given) && protocols.includes(new URL(given).protocol))) return given;
    problems.push(`${name} is not a URL that begins with ${protocols.join('// or ')}//.`);
    return undefined;
  };

  const tokenSecret = text('HITKIT_TOKEN_SECRET');
  if (tokenSecret !== undefined && tokenSecret.length < 32)
    problems.push('HITKIT_TOKEN_SECRET has fewer than 32 characters.');
  const config: Config = {
    port: whole('PORT', 4400, 0, 65_535),
    embedPort: whole('EMBED_PORT', 4401, 0, 65_535),
    host: text('HOST') ?? '127.0.0.1',
    publicUrl: url('HITKIT_PUBLIC_URL', ['http:', 'https:'])?.replace(/\/+$/, ''),
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    data: text('HITKIT_DATA') ?? './data',
    connections: whole('HITKIT_CONNECTIONS', 10, 1, 1000),
    corsOrigins: (text('HITKIT_CORS_ORIGINS') ?? '*').split(',').map((origin) => origin.trim()),
    tokenSecret,
    bodyLimit: whole('HITKIT_BODY_LIMIT', 2 ** 20, 1024, 2 ** 28),
    batchLimit: whole('HITKIT_BATCH_LIMIT', 2 ** 25, 1024, 2 ** 28),
  };
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return config;
}
