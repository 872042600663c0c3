import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const smallest = 1024;

/** Lays beside each file of the page what the host sends to browsers that can unpack it (Hosting/PageFiles.cs). */
function compressed(folder: string): Plugin {
  const files = (from: string): string[] => readdirSync(from).flatMap((name) => (statSync(join(from, name)).isDirectory() ? files(join(from, name)) : [join(from, name)]));
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      for (const file of files(folder).filter((name) => /\.(js|css|html|svg)$/.test(name) && statSync(name).size >= smallest)) {
        const content = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(content));
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), compressed('../wwwroot')],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    // Phones of some years ago are what many people ask from.
    target: ['es2019', 'chrome70', 'safari13'],
    // A small picture in a style sheet would be inline, which the host's policy does not let in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/chat': { target: 'http://localhost:5080', ws: true },
      '/api': 'http://localhost:5080',
    },
  },
});
