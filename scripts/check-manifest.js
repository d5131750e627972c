/** Documentation is scored: every public member of every element has its sentence, or the build fails. */
import { read } from './project.js';

/** Said by the platform, not by us. */
const platform = new Set([
  'role',
  'form',
  'labels',
  'willValidate',
  'validity',
  'validationMessage',
  'checkValidity',
  'reportValidity',
  'setCustomValidity',
]);
const lifecycle =
  /^(formAssociated|shadowRootOptions|styles|contract|(connected|disconnected|adopted|attributeChanged|form\w+)Callback|willUpdate|update|updated|firstUpdated|requestUpdate|render|createRenderRoot|shouldUpdate|focus|blur|click)$/;

/** @type {import('custom-elements-manifest/schema.d.ts').Package} */
const manifest = JSON.parse(read('dist/custom-elements.json'));
/** @type {string[]} */
const missing = [];
let documented = 0;

for (const { declarations = [], path } of manifest.modules) {
  for (const declaration of declarations) {
    if (!('customElement' in declaration)) continue;
    const {
      members = [],
      events = [],
      slots = [],
      cssParts = [],
      cssProperties = [],
      description,
      summary,
    } = /** @type {any} */ (declaration);
    /** @param {string} what @param {string | undefined} text */
    const score = (what, text) => (text ? documented++ : missing.push(`${path}: ${declaration.name} ${what}`));
    score('itself', description || summary);
    for (const { name, privacy, description, ...member } of members) {
      const hidden = (privacy ?? 'public') !== 'public' || /^[_#]/.test(name) || ('static' in member && member.static);
      // Members of a base class are scored where they are declared.
      if (
        !hidden &&
        !('inheritedFrom' in member && member.inheritedFrom) &&
        !platform.has(name) &&
        !lifecycle.test(name)
      )
        score(`.${name}`, description);
    }
    for (const [kind, entries] of Object.entries({
      event: events,
      slot: slots,
      part: cssParts,
      property: cssProperties,
    })) {
      for (const { name, description } of entries) score(`${kind} "${name}"`, description);
    }
  }
}

const all = documented + missing.length;
console.log(`Documented: ${documented} of ${all} public members.`);
if (missing.length) {
  console.error(`Without a sentence of documentation:\n  ${missing.join('\n  ')}`);
  process.exitCode = 1;
}
