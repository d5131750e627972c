import { expect } from '@open-wc/testing';
import '../../src/services.js';
import { type EndpointReference, services } from '../../src/base/services.js';

describe('which endpoint a page asks for', () => {
  const { href } = location;
  afterEach(() => history.replaceState(null, '', href));

  const none: EndpointReference = { endpoint: '', src: '', tokenUrl: '', hitId: '', assignmentId: '', workerId: '' };
  const found = (reference: Partial<EndpointReference>, query = '') => {
    history.replaceState(null, '', `?${query}`);
    return services.endpoint({ ...none, ...reference });
  };
  const { signal } = new AbortController();
  const mturk = 'assignmentId=3AB7&hitId=3XQ4&workerId=A1B2&turkSubmitTo=https%3A%2F%2Fwww.mturk.com';

  it('`src` is a HIT of a marketplace, whatever else there is', async () => {
    expect((await found({ src: '/api/hits/3XQ4', endpoint: 'https://a.example' }, mturk)).key).to.equal(
      `rest:${location.origin}/api`,
    );
  });

  it('`endpoint` is a URL that takes submissions, with the ids of the page', async () => {
    const endpoint = await found({ endpoint: '/results', workerId: 'own' }, 'hitId=3XQ4&workerId=query&SESSION_ID=s');
    expect(endpoint.key).to.equal(`webhook:${location.origin}/results`);
    expect(await endpoint.load(signal)).to.deep.equal({
      status: 'working',
      hitId: '3XQ4',
      assignmentId: 's',
      workerId: 'own',
    });
  });

  it('`turkSubmitTo` in the address is MTurk, and so is its preview', async () => {
    expect((await found({}, mturk)).key).to.equal('mturk:https://www.mturk.com/mturk/externalSubmit:3AB7');
    const preview = await found({}, 'assignmentId=ASSIGNMENT_ID_NOT_AVAILABLE&hitId=3XQ4');
    expect((await preview.load(signal)).status).to.equal('preview');
  });

  it('nothing is an error with words for the page’s author', async () => {
    const message = await found({}, 'hitId=3XQ4').then(
      () => '',
      (error: Error) => error.message,
    );
    expect(message).to.match(/endpoint="https:/);
    const wrong = await found({ endpoint: 'ftp://a.example' }).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(wrong).to.match(/endpoint should be a web address/);
  });

  it('knows the library’s elements by tag', async () => {
    await services.load('hit-text');
    expect(customElements.get('hit-text')).to.be.a('function');
    await services.load('hit-nonsense');
  });
});
