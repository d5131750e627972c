/**
 * Draws the pictures of the sample batch “receipts”, and writes items.csv and truth.csv beside them.
 *
 *   node marketplace/scripts/make-receipts.mjs [--out <folder>] [--count 120] [--seed 7] [--chromium <path>]
 *
 * Everything on the receipts is invented: shops, places, goods, numbers. The same seed and the same browser
 * give the same pictures. Wants playwright-core and a Chromium.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: fileURLToPath(new URL('../samples/receipts', import.meta.url)) },
    count: { type: 'string', default: '120' },
    seed: { type: 'string', default: '7' },
    chromium: { type: 'string', default: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
  },
});
const WIDTH = 480;
const MAX_BYTES = 21_500;

// ---------------------------------------------------------------- chance

/** mulberry32: small, fast and the same everywhere. */
function generator(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low, high) => low + next() * (high - low);
  const int = (low, high) => Math.floor(between(low, high + 1));
  const pick = (list) => list[Math.floor(next() * list.length)];
  const chance = (p) => next() < p;
  const sample = (list, n) => {
    const rest = [...list];
    return Array.from({ length: Math.min(n, rest.length) }, () => rest.splice(Math.floor(next() * rest.length), 1)[0]);
  };
  return { next, between, int, pick, chance, sample };
}

// ---------------------------------------------------------------- the invented world

const GOODS = {
  grocery: [
    ['Oat biscuits', 189],
    ['Brown bread', 245],
    ['Plum jam 340g', 312],
    ['Goat cheese', 465],
    ['Tomatoes 500g', 199],
    ['Red lentils', 175],
    ['Whole milk 1L', 129],
    ['Apple juice', 219],
    ['Eggs, box of 6', 285],
    ['Olive oil 500ml', 749],
    ['Basmati rice', 330],
    ['Bananas', 142],
    ['Dish soap', 165],
    ['Paper towels', 399],
    ['Black tea 80', 355],
    ['Dark chocolate', 227],
  ],
  cafe: [
    ['Flat white', 360],
    ['Espresso', 220],
    ['Pot of tea', 310],
    ['Carrot cake', 425],
    ['Cheese toastie', 590],
    ['Soup of the day', 650],
    ['Lemonade', 340],
    ['Almond croissant', 395],
    ['Hot chocolate', 385],
    ['Bean salad', 720],
  ],
  hardware: [
    ['Wood screws x50', 419],
    ['Sandpaper set', 365],
    ['Paint brush 2"', 549],
    ['Door hinge', 695],
    ['LED lamp 8W', 799],
    ['Masking tape', 289],
    ['Hammer 450g', 1695],
    ['Wall plugs x20', 249],
    ['Garden gloves', 625],
    ['Bucket 10L', 475],
  ],
  books: [
    ['Paperback novel', 999],
    ['City map', 650],
    ['Notebook A5', 485],
    ['Pencils x6', 395],
    ['Picture book', 1250],
    ['Greeting card', 275],
    ['Cookery book', 2200],
    ['Wrapping paper', 350],
    ['Wall calendar', 1199],
  ],
  garden: [
    ['Basil, pot', 279],
    ['Tulip bulbs x10', 545],
    ['Potting soil 20L', 899],
    ['Clay pot 14cm', 365],
    ['Sunflower seeds', 229],
    ['Rose bouquet', 1450],
    ['Plant food', 690],
    ['Ivy, hanging', 975],
  ],
  service: [
    ['Shirt, washed', 350],
    ['Coat, cleaned', 1290],
    ['Trousers, pressed', 580],
    ['Bicycle check', 3500],
    ['Inner tube', 890],
    ['Brake pads', 1475],
    ['Key cutting', 650],
    ['Watch battery', 950],
    ['Shoe heels', 1380],
  ],
};

const WARES_DE = {
  grocery: [
    ['Roggenbrot', 329],
    ['Äpfel 1kg', 279],
    ['Vollmilch 1L', 135],
    ['Käse Scheiben', 289],
    ['Nudeln 500g', 149],
    ['Möhren', 119],
    ['Honig 500g', 549],
    ['Joghurt', 89],
    ['Spülmittel', 165],
    ['Kartoffeln 2kg', 299],
  ],
  cafe: [
    ['Milchkaffee', 390],
    ['Tasse Tee', 280],
    ['Apfelkuchen', 360],
    ['Käsebrötchen', 320],
    ['Tagessuppe', 590],
    ['Schorle', 310],
  ],
};

const SHOPS = [
  { name: "Zorbel's Corner Shop", goods: 'grocery', world: 'uk' },
  { name: 'The Giggling Teapot', goods: 'cafe', world: 'uk' },
  { name: 'Sprocket & Noodle', goods: 'hardware', world: 'uk' },
  { name: 'Moth & Marmalade Books', goods: 'books', world: 'uk' },
  { name: 'The Upside-Down Florist', goods: 'garden', world: 'uk' },
  { name: 'Wobbly Wheel Cycles', goods: 'service', world: 'uk' },
  { name: 'Captain Crumb Bakery', goods: 'cafe', world: 'uk' },
  { name: 'Hobbledehoy Hardware', goods: 'hardware', world: 'uk' },
  { name: 'Quimble Family Grocers', goods: 'grocery', world: 'uk' },
  { name: 'Planet Pudding Diner', goods: 'cafe', world: 'us' },
  { name: 'Yodeling Yak Market', goods: 'grocery', world: 'us' },
  { name: 'Nine Left Socks Laundry', goods: 'service', world: 'us' },
  { name: 'Thunderbolt Nut & Bolt', goods: 'hardware', world: 'us' },
  { name: 'Sleepy Comet Books', goods: 'books', world: 'us' },
  { name: 'Purple Turnip Co-op', goods: 'grocery', world: 'us' },
  { name: 'Cactus on the Moon', goods: 'garden', world: 'us' },
  { name: 'Two Spoons Too Many', goods: 'cafe', world: 'us' },
  { name: 'Octopus Umbrella Repair', goods: 'service', world: 'ie' },
  { name: 'The Dancing Parsnip', goods: 'grocery', world: 'ie' },
  { name: 'Lantern & Lobster Café', goods: 'cafe', world: 'ie' },
  { name: 'Puddle Lane Stationers', goods: 'books', world: 'ie' },
  { name: 'Green Thumb, Blue Door', goods: 'garden', world: 'ie' },
  { name: 'Feinkost Purzelbaum', goods: 'grocery', world: 'de' },
  { name: 'Café Wolkenkuckuck', goods: 'cafe', world: 'de' },
  { name: 'Hofladen Siebenkäs', goods: 'grocery', world: 'de' },
];

const WORLDS = {
  uk: {
    currency: 'GBP',
    sign: '£',
    after: false,
    comma: false,
    rates: [20, 5],
    included: true,
    towns: [
      '12 Nowhere Lane, Faketown',
      '3 Kettle Row, Nullhaven',
      '77 Imaginary Street, Upper Blank',
      'Unit 0, Pretend Park, Mockbury',
    ],
    phone: 'Tel 01632 9600',
    dates: ['iso', 'day-month-name', 'slash-day-first'],
    words: {
      date: 'Date',
      number: ['Receipt No', 'Receipt', 'Bill no.', 'Ref'],
      subtotal: 'Subtotal',
      tax: 'VAT',
      included: 'incl.',
      total: ['TOTAL', 'Total to pay', 'BALANCE DUE', 'AMOUNT DUE'],
      paid: 'Paid by',
      change: 'Change',
      tendered: 'Cash given',
      item: 'Item',
      qty: 'Qty',
      amount: 'Amount',
      discount: 'Discount',
      thanks: [
        'Thank you!',
        'Thank you, see you soon',
        'Please keep this receipt',
        'Returns within 30 days',
        'Have a nice day',
      ],
      cash: 'CASH',
      card: ['CARD', 'DEBIT CARD', 'CREDIT CARD', 'CONTACTLESS CARD'],
      voucher: ['GIFT VOUCHER', 'VOUCHER'],
      transfer: 'BANK TRANSFER',
    },
  },
  us: {
    currency: 'USD',
    sign: '$',
    after: false,
    comma: false,
    rates: [6, 7.25, 8.5],
    included: false,
    towns: [
      '1 Nonesuch Avenue, Lorem Falls',
      '404 Missing Road, Ipsum City',
      '88 Make-Believe Blvd, Fabula',
      '21 Placeholder Plaza, Dolor Springs',
    ],
    phone: 'Phone 555-01',
    dates: ['iso', 'month-name-day', 'slash-month-first'],
  },
  ie: {
    currency: 'EUR',
    sign: '€',
    after: false,
    comma: false,
    rates: [23, 13.5],
    included: true,
    towns: ['5 Rainbow End, Ballynowhere', '19 Pretend Quay, Port Fiction', 'The Square, Kilinvented'],
    phone: 'Tel 020 914 00',
    dates: ['iso', 'day-month-name', 'slash-day-first'],
  },
  de: {
    currency: 'EUR',
    sign: '€',
    after: true,
    comma: true,
    rates: [19, 7],
    included: true,
    towns: ['Luftschlossweg 7, Musterstadt', 'Nirgendsgasse 11, Beispielhausen', 'Phantasieallee 3, Neu-Muster'],
    phone: 'Tel. 030 23125 0',
    dates: ['dots'],
    words: {
      date: 'Datum',
      number: ['Beleg-Nr.', 'Bon-Nr.'],
      subtotal: 'Zwischensumme',
      tax: 'MwSt',
      included: 'enth.',
      total: ['SUMME', 'GESAMT', 'ZU ZAHLEN'],
      paid: 'Bezahlt mit',
      change: 'Rückgeld',
      tendered: 'Gegeben',
      item: 'Artikel',
      qty: 'Menge',
      amount: 'Betrag',
      discount: 'Rabatt',
      thanks: ['Vielen Dank!', 'Danke für Ihren Einkauf', 'Bitte Beleg aufbewahren'],
      cash: 'BAR',
      card: ['KARTE', 'GIROKARTE', 'KREDITKARTE'],
      voucher: ['GUTSCHEIN'],
      transfer: 'ÜBERWEISUNG',
    },
  },
};
WORLDS.us.words = { ...WORLDS.uk.words, tax: 'Sales tax', change: 'Change due' };
WORLDS.ie.words = WORLDS.uk.words;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n) => String(n).padStart(2, '0');

function printDate({ year, month, day }, format) {
  switch (format) {
    case 'day-month-name':
      return `${day} ${MONTHS[month - 1]} ${year}`;
    case 'month-name-day':
      return `${MONTHS[month - 1]} ${day}, ${year}`;
    case 'slash-day-first':
      return `${two(day)}/${two(month)}/${year}`;
    case 'slash-month-first':
      return `${two(month)}/${two(day)}/${year}`;
    case 'dots':
      return `${two(day)}.${two(month)}.${year}`;
    default:
      return `${year}-${two(month)}-${two(day)}`;
  }
}

/** One receipt: what is on it, as numbers (cents) and words. */
function invent(random, index) {
  const shop = SHOPS[index % SHOPS.length];
  const world = WORLDS[shop.world];
  const layout = LAYOUTS[(index * 5 + Math.floor(index / LAYOUTS.length)) % LAYOUTS.length];
  const goods = (shop.world === 'de' ? WARES_DE : GOODS)[shop.goods];
  const lines = random.sample(goods, random.int(2, layout.most)).map(([name, price]) => {
    const qty = random.chance(0.25) ? random.int(2, 4) : 1;
    const each = Math.max(45, price + random.int(-4, 6) * 5);
    return { name, qty, each, amount: qty * each };
  });
  let sum = lines.reduce((all, line) => all + line.amount, 0);
  const discount = random.chance(0.15) && sum > 1500 ? Math.round(sum * 0.1) : 0;
  sum -= discount;
  const rate = random.pick(world.rates);
  const tax = world.included ? Math.round(sum - sum / (1 + rate / 100)) : Math.round((sum * rate) / 100);
  const total = world.included ? sum : sum + tax;
  const format = random.pick(world.dates);
  // With slashes, the day is above 12, so that day and month cannot be mistaken for each other.
  const date = {
    year: random.int(2024, 2025),
    month: random.int(1, 12),
    day: format.startsWith('slash') ? random.int(13, 28) : random.int(1, 28),
  };
  const payment = random.pick(
    layout.name === 'form'
      ? ['cash', 'card', 'transfer', 'transfer', 'voucher']
      : ['cash', 'cash', 'card', 'card', 'card', 'voucher'],
  );
  const tendered = payment === 'cash' ? Math.ceil(total / 500) * 500 + (random.chance(0.3) ? 500 : 0) : 0;
  const receiptNumber = random.chance(0.88)
    ? random.pick([
        () => String(random.int(1000, 99999)),
        () => `${two(random.int(1, 12))}-${random.int(1000, 9999)}`,
        () => `${random.pick(['A', 'B', 'K', 'R', 'T'])}${random.int(10000, 99999)}`,
      ])()
    : '';
  return {
    shop,
    world,
    layout,
    lines,
    discount,
    rate,
    tax,
    total,
    subtotal: sum,
    date,
    format,
    payment,
    tendered,
    receiptNumber,
    paymentWord:
      payment === 'cash' || payment === 'transfer' ? world.words[payment] : random.pick(world.words[payment]),
    cardDigits: random.int(1000, 9999),
    time: `${two(random.int(8, 19))}:${two(random.int(0, 59))}`,
    till: random.int(1, 6),
    address: random.pick(world.towns),
    phone: world.phone + two(random.int(0, 99)),
    totalWord: random.pick(world.words.total),
    numberWord: random.pick(world.words.number),
    thanks: random.pick(world.words.thanks),
  };
}

// ---------------------------------------------------------------- drawing

const escape = (text) =>
  String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

const number = (r, cents) => (cents / 100).toFixed(2).replace('.', r.world.comma ? ',' : '.');
const money = (r, cents) => (r.world.after ? `${number(r, cents)} ${r.world.sign}` : r.world.sign + number(r, cents));
const row = (left, right, kind = '') =>
  `<p class="row ${kind}"><span>${escape(left)}</span><span>${escape(right)}</span></p>`;
const centre = (text, kind = '') => `<p class="centre ${kind}">${escape(text)}</p>`;
const rule = (kind) => `<p class="rule ${kind}"></p>`;

function taxLabel(r) {
  const percent = String(r.rate).replace('.', r.world.comma ? ',' : '.');
  return r.world.included
    ? `${r.world.words.included} ${r.world.words.tax} ${percent}%`
    : `${r.world.words.tax} ${percent}%`;
}
const dateText = (r) => printDate(r.date, r.format);
const numberRow = (r) => (r.receiptNumber ? row(r.numberWord, r.receiptNumber) : '');
const discountRow = (r) => (r.discount ? row(`${r.world.words.discount} 10%`, `-${number(r, r.discount)}`) : '');

function lineRows(r) {
  return `<div class="lines">${r.lines
    .map((line) => row(line.qty > 1 ? `${line.qty} x ${line.name}` : line.name, number(r, line.amount)))
    .join('')}${discountRow(r)}</div>`;
}
function paidRows(r) {
  if (r.payment === 'cash')
    return row(`${r.paymentWord}`, money(r, r.tendered)) + row(r.world.words.change, money(r, r.tendered - r.total));
  if (r.payment === 'card') return row(`${r.paymentWord} ****${r.cardDigits}`, money(r, r.total));
  return row(r.paymentWord, money(r, r.total));
}
function taxRows(r) {
  return r.world.included ? row(taxLabel(r), money(r, r.tax)) : '';
}
function sumRows(r, totalKind = 'total') {
  const before = r.world.included
    ? ''
    : row(r.world.words.subtotal, money(r, r.subtotal)) + row(taxLabel(r), money(r, r.tax));
  return before + row(r.totalWord, money(r, r.total), totalKind) + taxRows(r);
}
function barcode(random) {
  let bars = '';
  for (let x = 0; x < 200;) {
    const w = random.int(1, 4);
    bars += `<rect x="${x}" width="${w}" height="34"/>`;
    x += w + random.int(1, 4);
  }
  return `<svg class="barcode" viewBox="0 0 200 34" preserveAspectRatio="none">${bars}</svg>`;
}

const LAYOUTS = [
  {
    name: 'thermal',
    most: 7,
    font: '"Liberation Mono", monospace',
    size: 17,
    body: (r) =>
      centre(r.shop.name.toUpperCase(), 'name') +
      centre(r.address) +
      centre(r.phone) +
      rule('dash') +
      row(`${dateText(r)}  ${r.time}`, `#${r.till}`) +
      numberRow(r) +
      rule('dash') +
      lineRows(r) +
      rule('dash') +
      sumRows(r) +
      rule('dash') +
      paidRows(r) +
      centre(r.thanks, 'thanks'),
  },
  {
    name: 'narrow',
    most: 9,
    font: '"Liberation Sans Narrow", "Arial Narrow", sans-serif',
    size: 19,
    body: (r, random) =>
      `<div class="banner">${escape(r.shop.name)}</div>` +
      centre(r.address) +
      rule('line') +
      lineRows(r) +
      rule('line') +
      sumRows(r, 'total boxed') +
      paidRows(r) +
      rule('line') +
      row(r.world.words.date, dateText(r)) +
      numberRow(r) +
      barcode(random) +
      centre(r.thanks, 'thanks'),
  },
  {
    name: 'serif',
    most: 6,
    font: '"Liberation Serif", "Times New Roman", serif',
    size: 20,
    body: (r) =>
      `<p class="script">${escape(r.shop.name)}</p>` +
      centre(r.address, 'small') +
      rule('dots') +
      centre(`${r.world.words.date}: ${dateText(r)}`) +
      (r.receiptNumber ? centre(`${r.numberWord} ${r.receiptNumber}`) : '') +
      rule('dots') +
      lineRows(r) +
      rule('dots') +
      sumRows(r) +
      row(r.world.words.paid, r.paymentWord) +
      rule('dots') +
      centre(r.thanks, 'thanks italic'),
  },
  {
    name: 'mono-stars',
    most: 8,
    font: '"DejaVu Sans Mono", monospace',
    size: 15,
    body: (r) =>
      centre('*'.repeat(24)) +
      centre(r.shop.name, 'name') +
      centre('*'.repeat(24)) +
      `<p>${escape(r.address)}</p>` +
      `<p>${escape(r.world.words.date)}: ${escape(dateText(r))} ${r.time}</p>` +
      (r.receiptNumber ? `<p>${escape(r.numberWord)}: ${escape(r.receiptNumber)}</p>` : '') +
      rule('double') +
      `<div class="lines">${r.lines.map((line) => `<p>${escape(line.name)}</p>` + row(`  ${line.qty} x ${number(r, line.each)}`, number(r, line.amount))).join('')}${discountRow(r)}</div>` +
      rule('double') +
      sumRows(r) +
      rule('double') +
      paidRows(r) +
      centre(r.thanks, 'thanks'),
  },
  {
    name: 'form',
    most: 5,
    font: '"Liberation Sans", Arial, sans-serif',
    size: 17,
    body: (r) =>
      `<div class="head"><p class="name">${escape(r.shop.name)}</p><p class="small">${escape(r.address)}</p></div>` +
      `<div class="boxes"><div><small>${escape(r.world.words.date)}</small><b>${escape(dateText(r))}</b></div><div><small>${escape(r.numberWord)}</small><b>${escape(r.receiptNumber || '—')}</b></div></div>` +
      `<table><tr><th>${escape(r.world.words.qty)}</th><th>${escape(r.world.words.item)}</th><th>${escape(r.world.words.amount)} ${r.world.sign}</th></tr>` +
      r.lines
        .map((line) => `<tr><td>${line.qty}</td><td>${escape(line.name)}</td><td>${number(r, line.amount)}</td></tr>`)
        .join('') +
      (r.discount
        ? `<tr><td></td><td>${escape(r.world.words.discount)} 10%</td><td>-${number(r, r.discount)}</td></tr>`
        : '') +
      '</table>' +
      sumRows(r, 'total boxed') +
      `<p class="ticks">${['cash', 'card', 'voucher', 'transfer'].map((p) => `<span>${p === r.payment ? '☒' : '☐'} ${escape(capital([r.world.words[p]].flat()[0]))}</span>`).join('')}</p>`,
  },
  {
    name: 'slip',
    most: 3,
    font: '"DejaVu Sans", Verdana, sans-serif',
    size: 17,
    body: (r) =>
      centre(r.shop.name, 'name') +
      centre(r.address, 'small') +
      rule('line') +
      `<p class="big centre">${escape(money(r, r.total))}</p>` +
      centre(r.totalWord) +
      taxLine(r) +
      rule('line') +
      lineRows(r) +
      rule('line') +
      row(r.world.words.date, dateText(r)) +
      numberRow(r) +
      row(r.world.words.paid, r.paymentWord) +
      centre(r.thanks, 'thanks'),
  },
];
function taxLine(r) {
  return r.world.included
    ? centre(`${taxLabel(r)}: ${money(r, r.tax)}`)
    : centre(`${r.world.words.subtotal} ${money(r, r.subtotal)} + ${taxLabel(r)} ${money(r, r.tax)}`, 'small');
}
const capital = (word) => word[0] + word.slice(1).toLowerCase();

const TABLES = ['#7b6a58', '#5f6266', '#8a8378', '#49525a', '#9b8f7f', '#6a5c52', '#76818a', '#a39a8c'];
const PAPERS = ['#f7f5ef', '#f3f1ec', '#faf8f2', '#efeeea', '#f6f1e6'];
const INKS = ['#26262c', '#33323a', '#2b2b45', '#3a3736', '#222a33'];

function page(r, random) {
  const angle = random.between(-3.2, 3.2).toFixed(2);
  const paper = random.int(372, 410);
  const fade = random.chance(0.6) ? random.between(0.55, 0.8) : 1;
  const fadeAt = random.int(15, 85);
  const seed = random.int(1, 9999);
  const light = random.int(0, 359);
  const folds = Array.from({ length: random.int(1, 3) }, () => random.int(12, 90));
  const table = random.pick(TABLES);
  const smudge = random.chance(0.1);
  const ring = !smudge && random.chance(0.15);
  const size = r.layout.size - (r.lines.length > 7 ? 1 : 0);
  return `<!doctype html><meta charset="utf-8"><style>
    * { margin: 0; box-sizing: border-box }
    body { width: ${WIDTH}px; background: linear-gradient(${light}deg, #0003, #fff2), ${table}; display: grid; place-items: center; padding: 34px 0; overflow: hidden }
    .paper { position: relative; width: ${paper}px; padding: 22px ${random.int(18, 26)}px 26px; background: ${random.pick(PAPERS)}; color: ${random.pick(INKS)};
      font: ${size}px/1.38 ${r.layout.font}; transform: rotate(${angle}deg); filter: url(#warp); box-shadow: 3px 5px 12px #0008 }
    .ink { -webkit-mask-image: linear-gradient(${random.int(60, 120)}deg, #000 0, #000 ${Math.max(0, fadeAt - 30)}%, rgb(0 0 0 / ${fade}) ${fadeAt}%, #000 ${Math.min(100, fadeAt + 30)}%); opacity: ${random.between(0.84, 0.97).toFixed(2)} }
    .row { display: flex; justify-content: space-between; gap: 10px; white-space: pre }
    .centre { text-align: center }
    .name { font-weight: 700; font-size: 1.2em; text-align: center; line-height: 1.25 }
    .head .name, .head .small { text-align: left }
    .small { font-size: .88em }
    .italic { font-style: italic }
    .script { font: italic 700 1.5em/1.2 ${r.layout.font}; text-align: center }
    .banner { background: currentColor; text-align: center; font-size: 1.25em; font-weight: 700; padding: 4px; margin-bottom: 6px; -webkit-text-fill-color: #f6f4ee }
    .total { font-weight: 700; font-size: 1.22em; margin: 3px 0 }
    .boxed { border: 2px solid; padding: 3px 7px }
    .big { font-size: 2.1em; font-weight: 700; line-height: 1.2 }
    .thanks { margin-top: 12px }
    .rule { margin: 7px 0; border-top: 1.5px solid; height: 0 }
    .rule.dash { border-top-style: dashed } .rule.dots { border-top-style: dotted; border-width: 2.5px } .rule.double { border-top: 4px double }
    .barcode { width: 78%; height: 38px; margin: 10px 11% 0; fill: currentColor }
    .boxes { display: flex; margin: 10px 0 } .boxes div { flex: 1; border: 1.5px solid; padding: 2px 7px } .boxes div + div { border-left: 0 } small { display: block; font-size: .76em }
    table { width: 100%; border-collapse: collapse; margin: 8px 0 } th, td { border: 1px solid; padding: 2px 7px; text-align: left } th:last-child, td:last-child { text-align: right } th { font-size: .84em }
    .ticks { display: flex; flex-wrap: wrap; gap: 2px 14px; margin-top: 9px }
    .over { position: absolute; inset: 0; pointer-events: none; mix-blend-mode: multiply }
    .fold { position: absolute; left: 0; right: 0; height: 16px; background: linear-gradient(#0000, #0000001c 46%, #ffffff66 54%, #fff0); }
    .smudge { position: relative } .smudge::after { content: ''; position: absolute; left: ${random.int(0, 30)}%; top: ${random.int(0, 30)}%; width: 66%; height: 44px; background: #4a3a2c; opacity: .93; filter: blur(5px); border-radius: 50% }
    .ring { position: absolute; left: ${random.int(5, 60)}%; top: ${random.int(5, 70)}%; width: 130px; height: 126px; border: 7px solid #8a5a2833; border-radius: 50%; filter: blur(1.5px) }
  </style>
  <svg width="0" height="0" style="position:absolute"><defs>
    <filter id="warp" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency=".006 .009" numOctaves="2" seed="${seed}"/><feDisplacementMap in="SourceGraphic" scale="${random.int(5, 11)}" xChannelSelector="R" yChannelSelector="G"/></filter>
    <filter id="crumple" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".011 .014" numOctaves="4" seed="${seed + 1}"/><feDiffuseLighting surfaceScale="${random.between(2, 4.5).toFixed(1)}" lighting-color="#fff"><feDistantLight azimuth="${light}" elevation="62"/></feDiffuseLighting></filter>
  </defs></svg>
  <div class="paper"><div class="ink">${r.layout
    .body(r, random)
    .replace('class="lines"', smudge ? 'class="lines smudge"' : 'class="lines"')
    .replace('<table>', smudge ? '<table class="smudge">' : '<table>')}</div>
    ${folds.map((y) => `<div class="fold" style="top:${y}%"></div>`).join('')}${ring ? '<div class="ring"></div>' : ''}
    <svg class="over" width="100%" height="100%" style="opacity:${random.between(0.45, 0.75).toFixed(2)}"><rect width="100%" height="100%" filter="url(#crumple)"/></svg>
  </div>`;
}

/** Runs in the page: halves the double-size screenshot, adds grain and a little blur, then WebP at the best quality that fits. */
async function photograph({ png, seed, blur, maxBytes }) {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width / 2, bitmap.height / 2);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.filter = `blur(${blur}px)`;
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  let state = seed >>> 0;
  for (let i = 0; i < image.data.length; i += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const grain = ((state >>> 24) / 255 - 0.5) * 7;
    for (let c = 0; c < 3; c++) image.data[i + c] += grain;
  }
  context.putImageData(image, 0, 0);
  let blob;
  for (const quality of [0.6, 0.5, 0.42, 0.35, 0.28, 0.22, 0.17, 0.12]) {
    blob = await canvas.convertToBlob({ type: 'image/webp', quality });
    if (blob.size <= maxBytes) break;
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

// ---------------------------------------------------------------- main

const csv = (rows) =>
  rows
    .map((cells) => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n') + '\r\n';

const images = join(options.out, 'images');
await rm(images, { recursive: true, force: true });
await mkdir(images, { recursive: true });
const browser = await chromium.launch({
  executablePath: options.chromium,
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ],
});
const tab = await browser.newPage({ viewport: { width: WIDTH, height: 400 }, deviceScaleFactor: 2 });
const items = [['id', 'image']];
const truth = [['id', 'merchant', 'date', 'total', 'tax', 'currency', 'payment', 'receipt_number']];
let bytes = 0;
for (let index = 0; index < Number(options.count); index++) {
  const random = generator(Number(options.seed) * 100_003 + index * 7919);
  const receipt = invent(random, index);
  await tab.setContent(page(receipt, random));
  const png = (await tab.screenshot({ fullPage: true })).toString('base64');
  const webp = Buffer.from(
    await tab.evaluate(photograph, {
      png,
      seed: random.int(1, 1e9),
      blur: random.between(0.2, 0.5),
      maxBytes: MAX_BYTES,
    }),
    'base64',
  );
  const file = `${String(index + 1).padStart(4, '0')}.webp`;
  await writeFile(join(images, file), webp);
  bytes += webp.length;
  const id = `receipt-${String(index + 1).padStart(4, '0')}`;
  const { year, month, day } = receipt.date;
  items.push([id, `/samples/receipts/images/${file}`]);
  truth.push([
    id,
    receipt.shop.name,
    `${year}-${two(month)}-${two(day)}`,
    (receipt.total / 100).toFixed(2),
    (receipt.tax / 100).toFixed(2),
    receipt.world.currency,
    receipt.payment,
    receipt.receiptNumber,
  ]);
}
await browser.close();
await writeFile(join(options.out, 'items.csv'), csv(items));
await writeFile(join(options.out, 'truth.csv'), csv(truth));
console.log(`${items.length - 1} receipts, ${Math.round(bytes / 1024)} kB of pictures in ${images}`);
