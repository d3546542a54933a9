import { defineConfig } from 'vitest/config';

/** Most of a test's time on a validator is waiting for an epoch: files wait together. All projects need the same. */
const workers = { maxWorkers: 3 };

/** A validator's epochs and confirmations take their time. */
const onValidator = {
  ...workers,
  globalSetup: [new URL('clients/ts/test/validator/support/setup.ts', import.meta.url).pathname],
  hookTimeout: 120_000,
  testTimeout: 120_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: { ...workers, include: ['test/unit/**/*.test.ts'], name: 'unit', root: 'clients/ts' },
      },
      {
        test: {
          ...onValidator,
          include: ['test/validator/*.test.ts'],
          name: 'validator',
          root: 'clients/ts',
        },
      },
      {
        // On a validator of its own, whose epochs are longer.
        test: {
          ...onValidator,
          hookTimeout: 300_000,
          testTimeout: 300_000,
          include: ['test/stake/*.test.ts'],
          name: 'stake',
          root: 'clients/ts',
        },
      },
      {
        test: {
          ...onValidator,
          include: ['test/*.test.ts'],
          name: 'migrations',
          root: 'migrations',
        },
      },
    ],
  },
});
