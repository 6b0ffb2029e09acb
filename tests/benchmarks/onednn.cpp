// SPDX-License-Identifier: MIT
#include <dnnl.hpp>

#include "products.hpp"

namespace {
using namespace bench;
using tag = dnnl::memory::format_tag;

const bool added = [] {
  each_product([]<Form F, std::size_t M, std::size_t K, std::size_t N>(Product<F, M, K, N> p) {
    contend(p.row(), "oneDNN", [=] {
      return [a = p.a(), b = p.b(), c = p.c()] {
        constexpr bool tn = F == Form::tn, nt = F == Form::nt;
        dnnl_sgemm(tn ? 'T' : 'N', nt ? 'T' : 'N', M, N, K, 1, a, tn ? M : K, b, nt ? K : N, 0, c, N);
      };
    });
    if constexpr (F == Form::nn) {
      contend(p.row(), "oneDNN, packed b", [=] {
        const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
        const dnnl::stream stream(engine);
        const auto describe = [](dnnl_dim_t rows, dnnl_dim_t columns, tag layout) {
          return dnnl::memory::desc({rows, columns}, dnnl::memory::data_type::f32, layout);
        };
        const auto at = describe(M, K, tag::ab), bt = describe(K, N, tag::ab), ct = describe(M, N, tag::ab);
        const dnnl::matmul::primitive_desc wanted({at, describe(K, N, tag::any), ct}, engine);
        dnnl::memory a(at, engine, const_cast<float*>(p.a())), b(bt, engine, const_cast<float*>(p.b())), c(ct, engine, p.c());
        dnnl::memory packed(wanted.weights_desc(), engine);
        dnnl::reorder(b, packed).execute(stream, b, packed);
        const std::unordered_map<int, dnnl::memory> arguments{{DNNL_ARG_SRC, a}, {DNNL_ARG_WEIGHTS, packed}, {DNNL_ARG_DST, c}};
        return [=, product = dnnl::matmul(wanted)]() mutable { product.execute(stream, arguments); };
      });
    }
  });
  return true;
}();
}  // namespace
