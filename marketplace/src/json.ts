/** Where JSON text goes wrong. Line and column count from 1, columns in UTF-16 code units. */
export interface JsonFault {
  line: number;
  column: number;
  message: string;
}

export type Parsed = { value: unknown; fault?: undefined } | { fault: JsonFault };

/** `JSON.parse` that says where: V8 gives a position for some mistakes only. Never throws. */
export function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { fault: faultOf(text) };
  }
}

const blank = /[ \t\r\n]*/y;
const scalar =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

/* Walks the text with an explicit stack, so that depth costs no call stack, up to what does not belong. */
function faultOf(text: string): JsonFault {
  let at = 0;
  const open: ('{' | '[')[] = [];
  let expect: 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' = 'value';
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const fault = (wanted: string): JsonFault => {
    const lines = text.slice(0, at).split('\n');
    const found = at >= text.length ? 'the text ends' : `there is ${JSON.stringify([...text.slice(at, at + 2)][0])}`;
    return { line: lines.length, column: lines.at(-1)!.length + 1, message: `${wanted} expected, but ${found}` };
  };
  const closed = () => {
    at += 1;
    open.pop();
    expect = 'comma or end';
  };
  for (;;) {
    take(blank);
    const next = text[at];
    if (expect === 'colon') {
      if (next !== ':') return fault('":"');
      at += 1;
      expect = 'value';
    } else if (expect === 'comma or end') {
      const inside = open.at(-1);
      if (inside === undefined) return fault('nothing more');
      if (next === ',') {
        at += 1;
        expect = inside === '{' ? 'key' : 'value';
      } else if (next === (inside === '{' ? '}' : ']')) closed();
      else return fault(inside === '{' ? '"," or "}"' : '"," or "]"');
    } else if (expect === 'key' || expect === 'key or }') {
      if (expect === 'key or }' && next === '}') closed();
      else if (next === '"' && take(scalar)) expect = 'colon';
      else return fault(next === '"' ? 'a complete string' : 'a key in double quotes');
    } else if (next === '{' || next === '[') {
      at += 1;
      open.push(next);
      expect = next === '{' ? 'key or }' : 'value or ]';
    } else if (expect === 'value or ]' && next === ']') closed();
    else if (take(scalar)) expect = 'comma or end';
    else return fault(next === '"' ? 'a complete string' : 'a value');
  }
}
