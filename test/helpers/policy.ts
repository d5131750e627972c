/** What a page with the strictest policy that we support allows: nothing but scripts and styles with its nonce. */
export const strictPolicy = (nonce: string) =>
  `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; ` +
  "require-trusted-types-for 'script'; trusted-types lit-html hitkit dompurify";

/** Shows a field in a frame of its own under the strict policy. `sabotage` breaks the policy on purpose. */
export async function violationsUnderStrictPolicy(
  tag: string,
  config: Record<string, unknown>,
  sabotage = '',
  module = new URL(`../../src/define/${tag}.ts`, import.meta.url),
) {
  const frame = document.createElement('iframe');
  const id = `policy-${crypto.randomUUID()}`;
  const result = new Promise<{ violations: string[]; rendered: boolean }>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${tag} did not answer from its frame`)), 10_000);
    addEventListener('message', function listen({ data }) {
      if (data?.id !== id) return;
      removeEventListener('message', listen);
      clearTimeout(timer);
      resolve(data.result);
    });
  });
  frame.srcdoc = `<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="${strictPolicy('n')}">
    <body><form></form><script type="module" nonce="n">
      const violations = [];
      addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.sourceFile + ':' + event.lineNumber));
      await import(${JSON.stringify(module.href)});
      const field = Object.assign(document.createElement(${JSON.stringify(tag)}), ${JSON.stringify(config)});
      document.querySelector('form').append(field);
      await field.updateComplete;
      field.reportValidity?.();
      await field.updateComplete;
      ${sabotage}
      await new Promise((done) => setTimeout(done, 20));
      const rendered = field.shadowRoot.childElementCount > 0;
      parent.postMessage({ id: ${JSON.stringify(id)}, result: { violations, rendered } }, '*');
    </script></body></html>`;
  document.body.append(frame);
  try {
    return await result;
  } finally {
    frame.remove();
  }
}
