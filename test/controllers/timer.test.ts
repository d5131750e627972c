import { aTimeout, expect } from '@open-wc/testing';
import type { ReactiveController } from 'lit';
import { Timer, type TimerPhase } from '../../src/controllers/timer.js';

describe('Timer', () => {
  let now = 0;
  let timers: Timer[] = [];

  const make = () => {
    const phases: TimerPhase[] = [];
    let updates = 0;
    const host = {
      addController: (_: ReactiveController) => {},
      removeController: () => {},
      requestUpdate: () => void (updates += 1),
      updateComplete: Promise.resolve(true),
    };
    const timer = new Timer(host, { entered: (phase) => phases.push(phase), now: () => now });
    timers.push(timer);
    timer.hostConnected();
    return { timer, phases, updates: () => updates };
  };
  const wake = () => document.dispatchEvent(new Event('visibilitychange'));

  beforeEach(() => (now = 5000));
  afterEach(() => {
    timers.forEach((timer) => timer.hostDisconnected());
    timers = [];
  });

  it('rounds up, so that 0 means over', () => {
    const { timer } = make();
    for (const [ms, seconds] of [
      [1, 1],
      [1000, 1],
      [1001, 2],
      [0, 0],
      [-5000, 0],
      [3_600_000, 3600],
    ] as const) {
      timer.start(ms);
      expect(timer.seconds, String(ms)).to.equal(seconds);
    }
    timer.start(null);
    expect(timer.remainingMs).to.equal(null);
    expect(timer.phase).to.equal('stopped');
  });

  it('enters each phase once, at five minutes, one minute and zero', () => {
    const { timer, phases } = make();
    timer.start(300_001);
    for (const step of [0, 1, 1, 239_998, 1, 59_999, 1, 5000]) {
      now += step;
      wake();
    }
    expect(phases).to.deep.equal(['running', 'warning', 'urgent', 'over']);
  });

  it('catches up on what was missed while the page slept, and says over once', () => {
    const { timer, phases } = make();
    timer.start(3_600_000);
    now += 3 * 3_600_000;
    wake();
    wake();
    expect(phases).to.deep.equal(['running', 'over']);
    expect(timer.remainingMs).to.equal(0);
  });

  it('goes on while nothing listens, and back when there is more time', () => {
    const { timer, phases } = make();
    timer.start(120_000);
    timer.hostDisconnected();
    now += 90_000;
    wake();
    expect(phases).to.deep.equal(['warning']);
    timer.hostConnected();
    expect(phases).to.deep.equal(['warning', 'urgent']);
    timer.start(900_000);
    expect(phases).to.deep.equal(['warning', 'urgent', 'running']);
  });

  it('counts from when it was started, also before it is connected', () => {
    const { timer } = make();
    timer.hostDisconnected();
    timer.start(10_000);
    now += 4000;
    timer.hostConnected();
    expect(timer.remainingMs).to.equal(6000);
  });

  it('ticks at full seconds of what is left, and does not drift', async () => {
    const seen: number[] = [];
    const host = {
      addController: () => {},
      removeController: () => {},
      requestUpdate: () => void (timer.remainingMs && seen.push(timer.remainingMs)),
      updateComplete: Promise.resolve(true),
    };
    const timer: Timer = new Timer(host);
    timers.push(timer);
    timer.hostConnected();
    timer.start(3300);
    await aTimeout(2600);
    const late = seen.slice(1).map((ms) => (1000 - (ms % 1000)) % 1000);
    expect(seen.length).to.be.within(4, 8);
    for (const ms of late) expect(Math.min(ms, 1000 - ms), seen.join()).to.be.lessThan(150);
  });

  it('ignores the time of day', () => {
    const { timer } = make();
    const { now: original } = Date;
    timer.start(60_000);
    Date.now = () => original() + 86_400_000;
    try {
      wake();
      expect(timer.remainingMs).to.equal(60_000);
    } finally {
      Date.now = original;
    }
  });
});
