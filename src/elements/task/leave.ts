import type { Next } from '../../core/protocol/submission.js';

const web = (address: string): string | undefined => {
  const url = new URL(address, document.baseURI);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
};

/** Goes where the receipt says: follows a link, or posts a form as MTurk's externalSubmit wants it. */
export function follow(next: Next): void {
  const address = web('url' in next ? next.url : next.post);
  if (!address) return;
  if ('url' in next) return location.assign(address);
  const form = Object.assign(document.createElement('form'), { method: 'post', action: address, hidden: true });
  for (const [name, value] of next.fields) {
    form.append(Object.assign(document.createElement('textarea'), { name, value }));
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form); // a field named "submit" would hide the method
}

/** Hands the worker a file with their answer. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url));
}
