import { type Params, registerMessages } from '../controllers/localize.js';
import type { ContentMessages } from './en.content.js';
import type { Messages } from './en.js';

type Value = Params[string] | undefined;

const rules = new Intl.PluralRules('ar');
const digits = new Intl.NumberFormat('ar');

/** Counts come as numbers, or already written in the digits of the worker's country. */
const amount = (value: Value): number =>
  typeof value === 'number'
    ? value
    : Number(
        String(value)
          .replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
          .replace(/\D/g, ''),
      );
const write = (value: Value): string => (typeof value === 'number' ? digits.format(value) : String(value));

/* In the texts below, \u2066 … \u2069 keep left-to-right words in one piece. */

/**
 * A counted noun. Arabic has forms without a number for one and for two, a plural for 3 to 10, the accusative singular
 * for 11 to 99, and the bare singular for the rest; by CLDR's rules, which look at the last two digits.
 */
const counted =
  (one: string, two: string, few: string, many: string, other: string) =>
  (value: Value): string => {
    switch (rules.select(amount(value))) {
      case 'one':
        return one;
      case 'two':
        return two;
      case 'few':
        return `${write(value)} ${few}`;
      case 'many':
        return `${write(value)} ${many}`;
      default:
        return `${write(value)} ${other}`;
    }
  };
const characters = counted('حرف واحد', 'حرفان', 'أحرف', 'حرفًا', 'حرف');
const options = counted('خيار واحد', 'خيارين', 'خيارات', 'خيارًا', 'خيار');
const answers = counted('إجابة واحدة', 'إجابتان', 'إجابات', 'إجابة', 'إجابة');

/** Arabic. Importing this module registers it. Buttons and requests are verbal nouns, which speak to everybody alike. */
export const ar: Messages = {
  // What is wrong with an answer, by the code of its issue.
  valueMissing: 'يُرجى الإجابة عن هذا السؤال.',
  badInput: 'هذه الإجابة لا تناسب السؤال. يُرجى إدخالها من جديد.',
  typeMismatchEmail: 'يُرجى إدخال عنوان بريد إلكتروني، مثل \u2066name@example.com\u2069.',
  typeMismatchUrl: 'يُرجى إدخال عنوان صفحة، مثل \u2066https://example.com\u2069.',
  patternMismatch: 'الإجابة ليست على الصيغة المطلوبة.',
  tooShort: ({ min, length }) => `الحد الأدنى لطول الإجابة: ${characters(min)}. الطول الحالي: ${write(length)}.`,
  tooLong: ({ max, length }) => `الحد الأقصى لطول الإجابة: ${characters(max)}. الطول الحالي: ${write(length)}.`,
  rangeUnderflow: ({ min }) => `يُرجى إدخال ${write(min)} أو أكثر.`,
  rangeOverflow: ({ max }) => `يُرجى إدخال ${write(max)} أو أقل.`,
  stepMismatch: ({ low, high }) => `يُرجى إدخال قيمة توافق التدرّج، مثل ${write(low)} أو ${write(high)}.`,
  notNumber: 'يُرجى إدخال عدد، مثل \u206612\u2069 أو \u20663.5\u2069.',
  tooPrecise: 'يُرجى استخدام 15 رقمًا على الأكثر، فما زاد لا يمكن حفظه بدقة.',
  unknownOption: 'يُرجى اختيار أحد الخيارات.',
  tooFew: ({ min }) => `يُرجى اختيار ${options(min)} على الأقل.`,
  tooMany: ({ max }) => `يُرجى اختيار ${options(max)} على الأكثر.`,
  otherMissing: 'يُرجى توضيح المقصود بـ«غير ذلك».',

  // Around every field.
  required: 'مطلوب',
  optional: 'اختياري',
  other: 'غير ذلك',
  otherText: 'يُرجى التوضيح',
  choose: 'اختيار…',
  chooseExactly: ({ count }) => `يُرجى اختيار ${options(count)} بالضبط.`,
  chooseBetween: ({ min, max }) => `عدد الخيارات المطلوب: من ${write(min)} إلى ${write(max)}.`,
  clear: 'مسح',
  yes: 'نعم',
  no: 'لا',
  unanswered: 'بلا إجابة',
  charactersLeft: ({ count }) => `المتبقي: ${characters(count)}`,
  charactersOver: ({ count }) => `الزائد عن الحد: ${characters(count)}`,
  rating: ({ value, max }) => `${write(value)} من ${write(max)}`,
  smiley1: 'سيّئ جدًا',
  smiley2: 'سيّئ',
  smiley3: 'لا جيد ولا سيّئ',
  smiley4: 'جيد',
  smiley5: 'جيد جدًا',

  // The frame.
  loading: 'جارٍ تحميل المهمة…',
  loadFailed: 'تعذّر تحميل المهمة.',
  tryAgain: 'إعادة المحاولة',
  previewBanner: 'هذه معاينة. للإجابة يلزم قبول المهمة أولًا.',
  previewOnly: 'هذه معاينة. لا يُرسل شيء من هنا.',
  accept: 'قبول المهمة',
  submit: 'إرسال',
  next: 'التالي',
  back: 'السابق',
  returnHit: 'إعادة المهمة',
  returnQuestion: 'هل تُعاد المهمة؟ سيُحذف كل ما كُتب هنا.',
  returnYes: 'نعم، إعادتها',
  keepWorking: 'متابعة العمل',
  saved: 'محفوظ على هذا الجهاز',
  sealed: 'الإجابة محفوظة على هذا الجهاز وسوف تُرسل. يمكن إغلاق الصفحة والعودة لاحقًا.',
  notSent: 'لم تُرسل بعد.',
  nextTry: ({ time }) => `المحاولة التالية: ${write(time)}.`,
  sendNow: 'إرسال الآن',
  sending: 'جارٍ إرسال الإجابة…',
  submitted: 'شكرًا. قُبلت الإجابة.',
  receiptNumber: ({ id }) => `رقم الإيصال \u2066${id}\u2069`,
  continue: 'متابعة',
  refused: 'لم تُقبل الإجابة.',
  parked: 'هناك إجابة سابقة لم تُقبل.',
  refusedKept: 'ما زالت على هذا الجهاز. يمكن حفظها في ملف، أو الرجوع إليها وتعديلها.',
  goBack: 'الرجوع والتعديل',
  saveFile: 'حفظ الإجابة في ملف',
  returned: 'أُعيدت المهمة. لم يُرسل شيء.',
  expired: 'انتهى وقت المهمة. لم يُرسل شيء.',
  expiredKept: 'ما كُتب ما زال هنا، ويمكن قراءته أو نسخه.',
  notStored: 'هذا المتصفح لا يسمح للصفحة بحفظ الإجابات. يُرجى عدم إغلاق الصفحة قبل قبول الإجابة.',
  problemCount: ({ count }) => `بحاجة إلى مراجعة: ${answers(count)}`,
};

/** Arabic of what stands around and beside the questions. */
export const arContent: ContentMessages = {
  // Instructions, time, progress.
  instructions: 'التعليمات',
  fullInstructions: 'قراءة التعليمات كاملة',
  close: 'إغلاق',
  timeLeft: ({ time }) => `المتبقي: ${write(time)}`,
  timeWarning: ({ time }) => `الوقت المتبقي للإرسال: ${write(time)} فقط.`,
  timeOver: 'انتهى الوقت',
  moreTime: 'طلب وقت إضافي',
  moreTimeGranted: ({ time }) => `أُضيف وقت. المتبقي الآن: ${write(time)}.`,
  moreTimeRefused: 'تعذّر منح وقت إضافي.',
  answeredOf: ({ done, total }) => `أُجيب عن ${write(done)} من ${write(total)}`,
  progress: 'التقدّم',

  // What stands beside the questions.
  enlarge: 'تكبير الصورة',
  actualSize: 'عرضها بحجمها الأصلي',
  imageFailed: 'تعذّر تحميل الصورة.',
  audioFailed: 'تعذّر تحميل التسجيل.',
  videoFailed: 'تعذّر تحميل الفيديو.',
  taskProblems: 'تعذّر عرض أجزاء من هذه المهمة. على صاحب المهمة إصلاحها:',
  fieldFailed: 'تعذّر تحميل هذا السؤال.',
};

registerMessages('ar', { ...ar, ...arContent });
