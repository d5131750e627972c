import { httpSuite } from './suite/index.js';

httpSuite('PGlite');
