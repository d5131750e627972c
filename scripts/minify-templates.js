/** A Rollup plugin: takes the indentation and the comments out of `html` and `css` templates, and nothing else. */

/** Quoted text stays as it is. @param {string} text */
const css = (text) =>
  text
    .replace(/("[^"]*"|'[^']*')|\/\*[^]*?\*\/|\s+/g, (_, quoted) => quoted ?? ' ')
    .replace(/("[^"]*"|'[^']*')| ?([{};,]) ?|(:) /g, (_, quoted, mark, colon) => quoted ?? mark ?? colon)
    .replaceAll(';}', '}');

/** A line break in a template is one space, as it is in HTML. @param {string} text */
const html = (text) => text.replace(/\s*\n\s*/g, ' ');

const minifiers = { css, html, svg: html };

/** @returns {import('rollup').Plugin} */
export const minifyTemplates = () => ({
  name: 'minify-templates',
  transform(code, id) {
    if (id.includes('node_modules')) return null;
    /** @type {{ start: number, end: number, minify: (text: string) => string }[]} */
    const found = [];
    /** @param {any} node */
    const visit = (node) => {
      if (!node || typeof node !== 'object') return;
      const minify = node.type === 'TaggedTemplateExpression' && minifiers[/** @type {'css'} */ (node.tag.name)];
      if (minify) found.push(...node.quasi.quasis.map((/** @type {any} */ { start, end }) => ({ start, end, minify })));
      Object.values(node).forEach(visit);
    };
    visit(this.parse(code));
    found.sort((a, b) => b.start - a.start);
    for (const { start, end, minify } of found)
      code = code.slice(0, start) + minify(code.slice(start, end)) + code.slice(end);
    return { code, map: null };
  },
});
