import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { launchMortal, makeProfile } from '../helpers/chromium.js';
import { randomFrom } from '../helpers/random.js';
import { startSite } from '../helpers/site.js';

const KILLS = Number(process.env.KILLS ?? 50);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/* The instants that decide lie between the click and the reply; the reply takes up to this long. */
const REPLY_MS = 250;

describe('a browser that is killed while it submits', () => {
  it(`delivers each answer once: ${KILLS} kills, seed ${seed}`, async () => {
    const random = randomFrom(seed);
    const site = await startSite();
    const profile = makeProfile();
    /** Submission ids that were stored, and every body that came in, by assignment. */
    const stored = new Map<string, Set<string>>();
    const bodies = new Map<string, Set<string>>();
    const told = { sealed: 0, drafts: 0, posts: 0, repeats: 0 };

    site.pages.set(
      '/task',
      `<!doctype html><html lang="en"><title>Task</title>
      <script type="module" src="/dist/cdn/loader.js"></script>
      <hit-task endpoint="/answers"><hit-text name="why" label="Why?" required></hit-text></hit-task></html>`,
    );
    site.posts.set('/answers', (_request, body, response) => {
      const { submissionId, assignmentId } = JSON.parse(body) as { submissionId: string; assignmentId: string };
      const ids = stored.get(assignmentId) ?? new Set();
      told.posts += 1;
      if (ids.has(submissionId)) told.repeats += 1;
      stored.set(assignmentId, ids.add(submissionId)); // stored at once: what follows is the reply, which may get lost
      bodies.set(assignmentId, (bodies.get(assignmentId) ?? new Set()).add(body));
      setTimeout(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ submissionId })),
        random() * REPLY_MS,
      );
    });

    try {
      for (let round = 0; round < KILLS; round += 1) {
        const url = `${site.origin}/task?assignmentId=A${round}&hitId=H${round}&workerId=W`;
        const answer = `answer ${round}`;

        const first = await launchMortal(profile.path);
        await first.page.goto(url);
        await first.page.getByLabel('Why?').fill(answer);
        await first.page.getByText('Saved on this device').waitFor();
        await first.page.getByRole('button', { name: 'Submit' }).click({ noWaitAfter: true });
        await wait(random() * REPLY_MS * 1.2);
        await first.kill();

        const second = await launchMortal(profile.path);
        await second.page.goto(url);
        const settled = second.page.getByText('Your answer was accepted');
        const draft = second.page.getByRole('button', { name: 'Submit' });
        await settled.or(draft).first().waitFor({ timeout: 20_000 });
        if (await draft.isVisible()) {
          // Killed before it was sealed: nothing was sent, and what was typed is back.
          assert.equal(stored.get(`A${round}`), undefined);
          assert.equal(await second.page.getByLabel('Why?').inputValue(), answer);
          told.drafts += 1;
          await draft.click();
          await settled.waitFor({ timeout: 20_000 });
        } else told.sealed += 1;
        await second.kill();

        const came = bodies.get(`A${round}`);
        assert.equal(stored.get(`A${round}`)?.size, 1, `round ${round}: not exactly one submission`);
        assert.equal(came?.size, 1, `round ${round}: the bytes changed between tries`);
        assert.deepEqual((JSON.parse([...came][0]!) as { answers: unknown }).answers, { why: answer });
      }
    } finally {
      await site.close();
      profile.remove();
    }
    console.log(
      `${KILLS} kills: ${told.sealed} were sealed and went out, ${told.drafts} were still drafts; ` +
        `${told.posts} posts, ${told.repeats} repeats, 0 lost, 0 doubled`,
    );
  });
});
