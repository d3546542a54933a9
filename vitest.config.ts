import { defineConfig } from 'vitest/config';

/** A validator's epochs and confirmations take their time. */
const onValidator = {
  globalSetup: [new URL('clients/ts/test/validator/support/setup.ts', import.meta.url).pathname],
  hookTimeout: 120_000,
  testTimeout: 120_000,
};

export default defineConfig({
  test: {
    projects: [
      { test: { include: ['test/unit/**/*.test.ts'], name: 'unit', root: 'clients/ts' } },
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
          // Stories that wait for epochs wait together.
          maxWorkers: 3,
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
